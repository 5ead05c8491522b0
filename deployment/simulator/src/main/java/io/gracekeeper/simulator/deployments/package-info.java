/**
 * What runs at the vendor: incarnations of deployments, their data and their scale, and how the
 * vendor's own people look at them and change them by hand. Enter with {@link
 * io.gracekeeper.simulator.deployments.Deployments}.
 */
@NullMarked
package io.gracekeeper.simulator.deployments;

import org.jspecify.annotations.NullMarked;
