/**
 * The control plane of a vendor: takes signed commands about deployments and snapshots, and carries
 * out those that may be; a story can take it down. Enter with {@link
 * io.gracekeeper.simulator.platform.Commands}.
 */
@NullMarked
package io.gracekeeper.simulator.platform;

import org.jspecify.annotations.NullMarked;
