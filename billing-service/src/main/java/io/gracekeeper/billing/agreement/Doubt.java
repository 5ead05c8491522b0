package io.gracekeeper.billing.agreement;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reason to ask the marketplace about an agreement (E7, E9). An answer from then on settles it,
 * whatever it says.
 *
 * @param since from when on to ask; null if there is no such reason
 */
record Doubt(Function<AgreementFacts, @Nullable Instant> since) {

  /** What a marketplace answers may lag behind what it sent; nobody says for how long. */
  private static final Duration SETTLING = Duration.ofMinutes(10);

  /** Marketplaces date their answers to the second, and cut off the rest. */
  private static final Duration CUT_OFF = Duration.ofSeconds(1);

  /** E9. */
  private static final Duration PENDING_FOR = Duration.ofHours(2);

  /** An answer against an end as fresh as this is asked for again, as long after. */
  private static final Duration FRESH_FOR = Duration.ofHours(1);

  /** How late a return may be found whose notice was lost. */
  private static final Duration WHILE_KEPT = Duration.ofDays(1);

  /** Longer than any grace period that we ship (P5, P6). */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  /** By then all that belongs to a start is there. */
  private static final Duration AFTER_THE_START = Duration.ofHours(1);

  /** How late it may be found that all notices of an agreement were lost. */
  private static final Duration ROUTINE = Duration.ofDays(7);

  /** A cancel is pending and nothing came after it (E9). */
  private static final Doubt PENDING =
      new Doubt(facts -> {
        var pending = facts.get(Fact.PENDING);
        return pending != null && facts.isLive() && !isAfter(facts.get(Fact.STARTED), pending)
            ? pending.at().plus(PENDING_FOR)
            : null;
      });

  /** It began and ended at one instant (E9). */
  private static final Doubt EQUAL_INSTANTS =
      new Doubt(facts -> {
        var started = facts.get(Fact.STARTED);
        var ended = facts.get(Fact.ENDED);
        return started != null && ended != null && started.at().equals(ended.at())
            ? ended.at()
            : null;
      });

  /** It ended by a notice alone, and a deletion needs the marketplace's own word (D1). */
  private static final Doubt ENDED =
      new Doubt(facts -> {
        var ended = facts.get(Fact.ENDED);
        return ended != null && facts.hasEnded() && !facts.isEndConfirmed()
            ? ended.at().plus(SETTLING)
            : null;
      });

  /** The marketplace said that it lives, just after it had said that it ended. */
  private static final Doubt CONTRADICTED =
      new Doubt(facts -> {
        var ended = facts.get(Fact.ENDED);
        var answered = facts.answered();
        return ended != null
                && answered != null
                && answered.state() == Answer.State.LIVE
                && isAfter(ended, new Dated(answered.told().at().minus(FRESH_FOR), ""))
            ? answered.told().at().plus(FRESH_FOR)
            : null;
      });

  /** It entitled to something, and later to nothing. */
  private static final Doubt LAPSED =
      new Doubt(facts -> {
        var provisioned = facts.get(Fact.PROVISIONED);
        var lapsed = facts.get(Fact.LAPSED);
        return lapsed != null
                && provisioned != null
                && facts.isLive()
                && !isAfter(provisioned, lapsed)
            ? lapsed.at().plus(SETTLING)
            : null;
      });

  /** It began, and the marketplace has never said so when asked. */
  private static final Doubt NEVER_ASKED =
      new Doubt(facts -> {
        var began = first(facts.get(Fact.STARTED), facts.get(Fact.PROVISIONED));
        return began != null && !facts.has(Fact.ASKED) && facts.isLive()
            ? began.at().plus(AFTER_THE_START)
            : null;
      });

  /** It lives, and nobody has asked for long. What cannot be asked about is not asked again. */
  private static final Doubt LONG_UNASKED =
      new Doubt(facts -> {
        var asked = facts.get(Fact.ASKED);
        return asked != null
                && (facts.answered() != null || facts.has(Fact.LAPSED))
                && facts.isLive()
            ? asked.at().plus(ROUTINE)
            : null;
      });

  /** A buyer came to set up an account, and of what was bought nothing was told. */
  private static final Doubt REGISTERED =
      new Doubt(facts -> {
        var registered = facts.get(Fact.REGISTERED);
        return registered != null && !facts.hasBegun() && !facts.hasEnded()
            ? registered.at().plus(SETTLING)
            : null;
      });

  /** It has ended, and may have begun again: nothing that it paid for shall be deleted for that. */
  private static final Doubt RETURNED =
      new Doubt(facts -> {
        var asked = facts.get(Fact.ASKED);
        var canBeAsked = facts.isEndConfirmed() || facts.has(Fact.LAPSED);
        if (asked == null || !facts.hasEnded() || !canBeAsked) {
          return null;
        }
        var next = asked.at().plus(WHILE_KEPT);
        return next.isAfter(lastTold(facts).plus(KEPT_FOR)) ? null : next;
      });

  private static final List<Doubt> ALL =
      List.of(
          PENDING,
          EQUAL_INSTANTS,
          ENDED,
          RETURNED,
          CONTRADICTED,
          LAPSED,
          REGISTERED,
          NEVER_ASKED,
          LONG_UNASKED);

  /** When the marketplace is to be asked next; empty: not until something else is told. */
  static Optional<Instant> next(AgreementFacts facts) {
    var asked = facts.get(Fact.ASKED);
    Instant next = null;
    for (var doubt : ALL) {
      var since = doubt.since.apply(facts);
      if (since != null
          && (asked == null || asked.at().plus(CUT_OFF).isBefore(since))
          && (next == null || since.isBefore(next))) {
        next = since;
      }
    }
    return Optional.ofNullable(next);
  }

  /** When it was last told to live or to end; answers do not count, for there is always a next. */
  private static Instant lastTold(AgreementFacts facts) {
    return Stream.of(Fact.STARTED, Fact.PROVISIONED, Fact.PENDING, Fact.ENDED)
        .flatMap(fact -> Optional.ofNullable(facts.get(fact)).stream())
        .map(Dated::at)
        .max(naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static boolean isAfter(@Nullable Dated one, Dated other) {
    return one != null && one.at().isAfter(other.at());
  }

  private static @Nullable Dated first(@Nullable Dated one, @Nullable Dated other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.at().isAfter(other.at()) ? other : one;
  }
}
