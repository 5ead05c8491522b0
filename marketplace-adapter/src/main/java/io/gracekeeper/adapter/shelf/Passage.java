package io.gracekeeper.adapter.shelf;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gracekeeper.problem.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a shelf, by where it lies or by when it was received; whatever is absent bounds
 * nothing.
 *
 * @param partition the only one; null for all
 * @param from the first offset
 * @param until the first offset that is not in it any more
 * @param receivedFrom the first instant, when the marketplace's notice reached us
 * @param receivedUntil the first instant that is not in it any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Passage(
    @NotNull Shelf shelf,
    @Min(0) @Max(999_999) @Nullable Integer partition,
    @Min(0) @Nullable Long from,
    @Min(0) @Nullable Long until,
    @Nullable Instant receivedFrom,
    @Nullable Instant receivedUntil) {

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** All of a shelf. */
  public static Passage all(Shelf shelf) {
    return new Passage(shelf, null, null, null, null, null);
  }

  /** What lies on a shelf at one place. */
  static Passage of(Shelf shelf, Position position) {
    var offset = position.offset();
    return new Passage(shelf, position.partition(), offset, offset + 1, null, null);
  }

  /** What was received in a time. */
  public static Passage received(Shelf shelf, @Nullable Instant from, @Nullable Instant until) {
    return new Passage(shelf, null, null, null, from, until);
  }

  /** Refuses one that cannot be meant. */
  public Passage checked() {
    flaw()
        .ifPresent(flaw -> {
          throw Refusal.invalid(flaw);
        });
    return this;
  }

  /** What is wrong with it, in words; empty if nothing is. */
  Optional<String> flaw() {
    if (partition == null && (from != null || until != null)) {
      return Optional.of("'from' and 'until' are offsets and need 'partition'.");
    }
    if (from != null && until != null && from >= until) {
      return Optional.of("'from' must be less than 'until'.");
    }
    if (receivedFrom != null && receivedUntil != null && !receivedFrom.isBefore(receivedUntil)) {
      return Optional.of("'receivedFrom' must be before 'receivedUntil'.");
    }
    if (isBeyond(receivedFrom) || isBeyond(receivedUntil)) {
      return Optional.of("Instants lie between the years 1970 and 9999.");
    }
    return Optional.empty();
  }

  private static boolean isBeyond(@Nullable Instant at) {
    return at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LAST));
  }

  boolean isIn(int one) {
    return partition == null || partition == one;
  }

  boolean holds(Lying lying) {
    if (receivedFrom == null && receivedUntil == null) {
      return true;
    }
    var at = lying.receivedAt();
    return (receivedFrom == null || !at.isBefore(receivedFrom))
        && (receivedUntil == null || at.isBefore(receivedUntil));
  }
}
