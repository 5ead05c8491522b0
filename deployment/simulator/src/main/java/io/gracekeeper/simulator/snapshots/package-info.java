/**
 * Snapshots of what runs at the vendor: taken, read back from a scratch place, and discarded. A
 * deployment that ends leaves them alone. Enter with {@link
 * io.gracekeeper.simulator.snapshots.Snapshots}.
 */
@NullMarked
package io.gracekeeper.simulator.snapshots;

import org.jspecify.annotations.NullMarked;
