package io.gracekeeper.simulator.agreements;

import io.gracekeeper.simulator.bus.Seller;
import io.gracekeeper.simulator.listings.AwsIds;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.registration.Registrant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

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

  /** The licence's ARN, as AWS's APIs write it. */
  public String licenseArn(Seller seller) {
    return "arn:aws:license-manager::" + seller.account() + ":license:" + license;
  }

  /** Every way in which AWS writes it: who asks may have read any. */
  public Set<String> licenseArns(Seller seller) {
    return Set.of(licenseArn(seller), licenseArnInEvents(seller));
  }

  /** As AWS's samples of events write it: without {@code arn:}, and with the region. */
  String licenseArnInEvents(Seller seller) {
    return "aws:license-manager:us-east-1:" + seller.account() + ":" + license;
  }

  /** What AWS says of whoever comes with its token. */
  Registrant registrant(Seller seller) {
    return new Registrant("", buyer, listing.code(), licenseArn(seller));
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
