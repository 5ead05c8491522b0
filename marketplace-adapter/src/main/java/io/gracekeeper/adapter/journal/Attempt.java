package io.gracekeeper.adapter.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of replaying one thing.
 *
 * @param at when, by the machine's clock
 * @param by who had it replayed: the subject of the token
 * @param why it did not go well; null if it did
 * @param events what was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
    Instant at, String by, Outcome outcome, @Nullable String why, List<Told> events) {

  /**
   * An event that was published, perhaps not for the first time.
   *
   * @param id its {@code ce_id}: the same as before, if the notice still tells the same
   */
  public record Told(String id, String type) {}

  /** What can come of it. */
  public enum Outcome {
    /** What it tells is published. */
    TOLD,
    /** It is understood, and tells nothing of an agreement. */
    NOTHING,
    /** Its kind is not known; it is only kept. */
    UNKNOWN,
    /** It still cannot be translated. */
    UNREADABLE,
    /** Its origin is proven now, and it is kept among the notices. */
    KEPT,
    /** Its origin is not proven this time either. */
    REFUSED
  }

  /** Whether nobody has to look after it any more. */
  public boolean wentWell() {
    return switch (outcome) {
      case TOLD, NOTHING, UNKNOWN, KEPT -> true;
      case UNREADABLE, REFUSED -> false;
    };
  }
}
