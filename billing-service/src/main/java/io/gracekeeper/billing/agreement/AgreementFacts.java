package io.gracekeeper.billing.agreement;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an agreement: of each kind of fact the latest. Merging is commutative,
 * associative and idempotent, so notices may come late, twice and in any order (D4).
 *
 * @param latest what the notices told, of each kind the latest
 * @param replaced that another agreement stands for it; null if nobody said so
 * @param answered what the marketplace said last when it was asked (E7); null if it never did
 */
public record AgreementFacts(
    Map<Fact, Dated> latest, @Nullable Replacement replaced, @Nullable Answer answered) {

  /** Nothing is known yet. */
  public static final AgreementFacts NONE = new AgreementFacts(Map.of(), null, null);

  /** What is no news to a link: it changes nothing of how the agreement stands. */
  private static final Set<Fact> NO_NEWS =
      Set.of(Fact.ASKED, Fact.FOUND_LIVE, Fact.REGISTERED, Fact.VOUCHED_ENDED);

  public AgreementFacts {
    var copy = new EnumMap<Fact, Dated>(Fact.class);
    copy.putAll(latest);
    latest = Collections.unmodifiableMap(copy);
  }

  /** One fact alone. */
  public static AgreementFacts of(Fact fact, Dated told) {
    return new AgreementFacts(Map.of(fact, told), null, null);
  }

  public static AgreementFacts replacement(Replacement fact) {
    return new AgreementFacts(Map.of(), fact, null);
  }

  /** That the marketplace was asked, and what it said; not every answer says how it stands. */
  public static AgreementFacts answer(Dated told, @Nullable Answer answer) {
    var latest =
        answer != null && answer.state() == Answer.State.LIVE
            ? Map.of(Fact.ASKED, told, Fact.FOUND_LIVE, told)
            : Map.of(Fact.ASKED, told);
    return new AgreementFacts(latest, null, answer);
  }

  /** Both together. */
  public AgreementFacts merge(AgreementFacts other) {
    var both = new EnumMap<Fact, Dated>(Fact.class);
    both.putAll(latest);
    other.latest.forEach((fact, told) -> both.merge(fact, told, Dated::later));
    return new AgreementFacts(
        both, Replacement.later(replaced, other.replaced), Answer.later(answered, other.answered));
  }

  /**
   * What this says of an agreement that has notices of its own, having been told under other names.
   * That something was paid for is taken over, but not its end: a buyer may have several purchases.
   * An end becomes a reason to ask the marketplace. So it does not matter what was told before two
   * rows were known to be one agreement, and what after that (D4).
   */
  AgreementFacts asHearsay() {
    var heard = new EnumMap<Fact, Dated>(Fact.class);
    latest.forEach((fact, told) -> {
      var as = hearsay(fact);
      if (as != null) {
        heard.merge(as, told, Dated::later);
      }
    });
    return new AgreementFacts(heard, replaced, null);
  }

  private static @Nullable Fact hearsay(Fact fact) {
    return switch (fact) {
      case STARTED, PROVISIONED, FOUND_LIVE -> Fact.PROVISIONED;
      case ENDED, LAPSED -> Fact.LAPSED;
      case PENDING, FAILED, SCHEDULED, REGISTERED -> fact;
      case ASKED, VOUCHED_ENDED -> null; // That was about the others.
    };
  }

  /** The same, but that another row is the one that stands for it. */
  AgreementFacts by(UUID heir) {
    return replaced == null
        ? this
        : new AgreementFacts(latest, new Replacement(replaced.told(), heir), answered);
  }

  /** When it was told last, and by whom; null if never. */
  public @Nullable Dated get(Fact fact) {
    return latest.get(fact);
  }

  /** Whether it was ever told. */
  public boolean has(Fact fact) {
    return latest.containsKey(fact);
  }

  /** Whether it pays or has paid. */
  public boolean hasBegun() {
    return has(Fact.STARTED) || has(Fact.PROVISIONED) || has(Fact.FOUND_LIVE);
  }

  /**
   * Whether it pays. A start after an end is a return; of equal instants the live fact wins until
   * the marketplace was asked (E9). What was provided after an end is none: marketplaces that tell
   * of it give each purchase an agreement of its own, and tell such things late.
   */
  public boolean isLive() {
    var end = end();
    return hasBegun() && (end == null || hasReturned(end));
  }

  private boolean hasReturned(Dated end) {
    var started = get(Fact.STARTED);
    return started != null && !end.at().isAfter(started.at());
  }

  /**
   * The start that counts; null if none was told. Where the marketplace said, asked, that it pays
   * in spite of an end, that is it.
   */
  public @Nullable Dated beginning() {
    var started = get(Fact.STARTED);
    var ended = get(Fact.ENDED);
    return answered != null
            && answered.state() == Answer.State.LIVE
            && (started == null || (ended != null && !hasReturned(ended)))
        ? answered.told()
        : started;
  }

  /**
   * The end that counts, also if it returned since; null if there is none. The marketplace's answer
   * wins over what notices said up to then (E7).
   */
  public @Nullable Dated end() {
    var told = get(Fact.ENDED);
    if (answered == null) {
      return told;
    }
    return switch (answered.state()) {
      case LIVE -> told != null && told.at().isAfter(answered.told().at()) ? told : null;
      case ENDED -> told == null ? answered.told() : Dated.later(told, answered.told());
    };
  }

  /** Whether it paid, or could have, and ceased to. Never known is not ended. */
  public boolean hasEnded() {
    return end() != null && !isLive();
  }

  /** Whether the marketplace, asked, has said that it ended, and nothing happened since. */
  public boolean isEndConfirmed() {
    return answered != null && answered.state() == Answer.State.ENDED && hasEnded();
  }

  /** Whether it was announced for an instant that is still to come. */
  public boolean isYetToBegin(Instant now) {
    var scheduled = get(Fact.SCHEDULED);
    return scheduled != null && now.isBefore(scheduled.at());
  }

  /** Whether another stands for it (D5). Should it start again after that, it stands for itself. */
  public boolean isReplaced() {
    var started = get(Fact.STARTED);
    return replaced != null && (started == null || !started.at().isAfter(replaced.told().at()));
  }

  /**
   * Whether what it pays for may go on: it pays, or has ended only because another stands for it.
   * Then its links decide how long they wait for that one.
   */
  public boolean maySustain() {
    return isLive() || (hasBegun() && isReplaced());
  }

  /** Whether this says anything new to a link that knew the other; that it was asked is no news. */
  boolean isNewsAfter(AgreementFacts known) {
    return isLive() != known.isLive()
        || hasEnded() != known.hasEnded()
        || !withoutAnswers().equals(known.withoutAnswers());
  }

  private AgreementFacts withoutAnswers() {
    var told = new EnumMap<Fact, Dated>(Fact.class);
    told.putAll(latest);
    told.keySet().removeAll(NO_NEWS);
    return new AgreementFacts(told, replaced, null);
  }
}
