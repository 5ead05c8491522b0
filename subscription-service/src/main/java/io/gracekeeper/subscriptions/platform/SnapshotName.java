package io.gracekeeper.subscriptions.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which snapshot is meant.
 *
 * @param id null: none
 */
public record SnapshotName(@Nullable String id) {

  public static final SnapshotName NONE = new SnapshotName(null);
}
