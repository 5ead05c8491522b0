package io.gracekeeper.simulator.listings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under what terms a buyer may take a listing.
 *
 * @param name how the page of purchase options calls it
 * @param buyer the AWS account for which the seller made it; null for everybody
 * @param startsAt when what is agreed on begins; null for at once
 * @param term for how long; null without an end
 * @param quantities how much of each dimension, unless the buyer says otherwise
 */
public record Offer(
    String id,
    String listing,
    String name,
    @Nullable String buyer,
    @Nullable Instant startsAt,
    @JsonIgnore @Nullable Duration term,
    boolean freeTrial,
    Map<String, Integer> quantities) {

  /** ISO 8601; null without an end. */
  @JsonProperty("term")
  @Nullable String termText() {
    return term == null ? null : term.toString();
  }

  /** For how many days; 0 without an end. */
  public long days() {
    return term == null ? 0 : term.toDays();
  }

  boolean isFor(String account) {
    return buyer == null || buyer.equals(account);
  }
}
