package io.gracekeeper.events;

import java.time.Instant;

/**
 * An event with what the CloudEvents headers say of it.
 *
 * @param id a UUID (version 5) of the cause's id, the type and the data: the same decision made
 *     twice has the same id, a corrected one another
 * @param source the service that says so
 * @param occurredAt when it became true, in business time; the marketplace's date for its facts
 */
public record Envelope<E extends Event>(
    String id, String source, Cause cause, Instant occurredAt, E event) {

  /** Puts an event into its envelope and derives its id. */
  public static <E extends Event> Envelope<E> of(
      String source, Cause cause, Instant occurredAt, E event) {
    return new Envelope<>(Wire.idOf(cause, event), source, cause, occurredAt, event);
  }

  /** The cause of whatever follows from this event. */
  public Cause asCause() {
    return new Cause(id, cause.notice());
  }
}
