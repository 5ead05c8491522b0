package io.gracekeeper.billing.agreement;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** It lives, and nobody has asked for long. What cannot be asked about is asked once. */
  private static final Doubt LONG_UNASKED =
      new Doubt(facts -> {
        var asked = facts.get(Fact.ASKED);
        var known =
            asked != null && facts.answered() == null
                ? null
                : last(asked, facts.get(Fact.STARTED), facts.get(Fact.PROVISIONED));
        return known != null && facts.isLive() ? known.plus(ROUTINE) : null;
      });

  private static final List<Doubt> ALL =
      List.of(PENDING, EQUAL_INSTANTS, ENDED, CONTRADICTED, LAPSED, LONG_UNASKED);

  /** When the marketplace is to be asked next; empty: not until something else is told. */
  static Optional<Instant> next(AgreementFacts facts) {
    var asked = facts.get(Fact.ASKED);
    return ALL.stream()
        .flatMap(doubt -> Optional.ofNullable(doubt.since.apply(facts)).stream())
        .filter(since -> asked == null || asked.at().plus(CUT_OFF).isBefore(since))
        .min(naturalOrder());
  }

  private static boolean isAfter(@Nullable Dated one, Dated other) {
    return one != null && one.at().isAfter(other.at());
  }

  private static @Nullable Instant last(@Nullable Dated... facts) {
    Instant last = null;
    for (var fact : facts) {
      if (fact != null && (last == null || fact.at().isAfter(last))) {
        last = fact.at();
      }
    }
    return last;
  }
}
