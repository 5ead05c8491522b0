package io.gracekeeper.simulator.agreements;

import io.gracekeeper.simulator.listings.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed on. Instants are in whole seconds of business time, because AWS tells no more.
 *
 * @param offer the offer that was taken
 * @param endsAt null for pay-as-you-go, which has no end
 * @param renewsItself whether it is renewed at its end
 * @param quantities how much of each dimension; empty for pay-as-you-go
 */
public record Terms(
    String offer,
    Instant startsAt,
    @Nullable Instant endsAt,
    boolean freeTrial,
    boolean renewsItself,
    Map<String, Integer> quantities) {

  /** Those of an offer that is taken now. */
  static Terms of(Offer offer, Instant now, boolean renewsItself, Map<String, Integer> quantities) {
    var from = offer.startsAt() == null || offer.startsAt().isBefore(now) ? now : offer.startsAt();
    var startsAt = from.truncatedTo(ChronoUnit.SECONDS);
    var endsAt = offer.term() == null ? null : startsAt.plus(offer.term());
    return new Terms(offer.id(), startsAt, endsAt, offer.freeTrial(), renewsItself, quantities);
  }

  /** The same for as long again, from now on. */
  Terms renewed(Instant now, Duration term, Map<String, Integer> renewed) {
    var from = now.truncatedTo(ChronoUnit.SECONDS);
    var until = (endsAt == null || endsAt.isBefore(from) ? from : endsAt).plus(term);
    return new Terms(offer, from, until, false, renewsItself, renewed);
  }

  Terms with(Map<String, Integer> others) {
    return new Terms(offer, startsAt, endsAt, freeTrial, renewsItself, others);
  }

  Terms renewingItself(boolean renews) {
    return new Terms(offer, startsAt, endsAt, freeTrial, renews, quantities);
  }
}
