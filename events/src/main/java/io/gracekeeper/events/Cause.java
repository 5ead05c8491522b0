package io.gracekeeper.events;

import org.jspecify.annotations.Nullable;

/**
 * Why an event exists: what directly caused it, and the notice at the beginning of the chain.
 *
 * @param id the id of the event, notice or request that caused it
 * @param notice the marketplace's own id of the notice from which all this follows; null where a
 *     person or the clock began it
 */
public record Cause(String id, @Nullable String notice) {

  /** A notice is the cause. */
  public static Cause notice(String noticeId) {
    return new Cause(noticeId, noticeId);
  }

  /** A person's request, or the clock, is the cause. */
  public static Cause of(String id) {
    return new Cause(id, null);
  }
}
