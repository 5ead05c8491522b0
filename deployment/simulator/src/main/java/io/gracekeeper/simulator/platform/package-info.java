/**
 * The control plane of a vendor: starts, stops, restores, releases and deletes deployments on
 * signed commands, and lets a story look at them, change them by hand and take the whole platform
 * down. Enter with {@link io.gracekeeper.simulator.platform.Commands}; what runs is in {@link
 * io.gracekeeper.simulator.platform.Deployments}.
 */
@NullMarked
package io.gracekeeper.simulator.platform;

import org.jspecify.annotations.NullMarked;
