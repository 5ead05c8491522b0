/**
 * Snapshots before a deletion (P8): taken of what is stopped, read back, and kept for a while
 * afterwards (P12).
 */
@NullMarked
package io.gracekeeper.subscriptions.snapshot;

import org.jspecify.annotations.NullMarked;
