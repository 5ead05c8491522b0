package io.gracekeeper.simulator.agreements;

import io.gracekeeper.simulator.listings.AwsIds;
import io.gracekeeper.simulator.listings.Listing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who agreed with whom on what: the part of an agreement that outlives its states.
 *
 * @param initialId the first one's of the chain of renewals and replacements; else its own
 * @param buyer the buyer's AWS account
 * @param license the licence's id, which is the end of its ARN
 */
public record Contract(
    String id,
    String initialId,
    Listing listing,
    String buyer,
    String license,
    Instant acceptedAt,
    Instant updatedAt,
    Terms terms) {

  static Contract made(Listing listing, String buyer, Terms terms, Instant now) {
    var id = AwsIds.agreement();
    return made(id, id, listing, buyer, terms, now);
  }

  private static Contract made(
      String id, String initialId, Listing listing, String buyer, Terms terms, Instant now) {
    var at = now.truncatedTo(ChronoUnit.SECONDS);
    return new Contract(id, initialId, listing, buyer, AwsIds.license(), at, at, terms);
  }

  /** Another contract of the same chain, with a licence of its own. */
  Contract followedBy(Terms next, Instant now) {
    return made(AwsIds.agreement(), initialId, listing, buyer, next, now);
  }

  Contract changed(Terms changed, Instant now) {
    return new Contract(
        id,
        initialId,
        listing,
        buyer,
        license,
        acceptedAt,
        now.truncatedTo(ChronoUnit.SECONDS),
        changed);
  }

  Contract touched(Instant now) {
    return changed(terms, now);
  }
}
