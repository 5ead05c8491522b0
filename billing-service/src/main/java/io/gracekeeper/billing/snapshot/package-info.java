/** The last good snapshots of what runs, before a change of who pays (A7, B9). */
@NullMarked
package io.gracekeeper.billing.snapshot;

import org.jspecify.annotations.NullMarked;
