package io.gracekeeper.simulator.agreements;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param term for how long it is renewed; null without an end
 * @param renewsItself whether it is renewed at its end
 * @param quantities how much of each dimension; empty for pay-as-you-go
 */
public record Terms(
    String offer,
    Instant startsAt,
    @Nullable Instant endsAt,
    @JsonIgnore @Nullable Duration term,
    boolean freeTrial,
    boolean renewsItself,
    Map<String, Integer> quantities) {

  /** Those of an offer that is taken now. */
  static Terms of(Offer offer, Instant now, boolean renewsItself, Map<String, Integer> quantities) {
    var from = offer.startsAt() == null || offer.startsAt().isBefore(now) ? now : offer.startsAt();
    var startsAt = from.truncatedTo(ChronoUnit.SECONDS);
    var term = offer.term();
    var endsAt = term == null ? null : startsAt.plus(term);
    return new Terms(
        offer.id(), startsAt, endsAt, term, offer.freeTrial(), renewsItself, quantities);
  }

  /** The same from now on, and for another term beyond its end. */
  Terms renewed(Instant end, Duration another, Instant now) {
    var from = now.truncatedTo(ChronoUnit.SECONDS);
    var until = (end.isBefore(from) ? from : end).plus(another);
    return new Terms(offer, from, until, another, false, renewsItself, quantities);
  }

  Terms with(Map<String, Integer> others) {
    return new Terms(offer, startsAt, endsAt, term, freeTrial, renewsItself, others);
  }

  Terms renewingItself(boolean renews) {
    return new Terms(offer, startsAt, endsAt, term, freeTrial, renews, quantities);
  }
}
