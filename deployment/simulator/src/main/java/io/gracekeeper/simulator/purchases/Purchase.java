package io.gracekeeper.simulator.purchases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gracekeeper.simulator.listings.Offer;
import io.gracekeeper.simulator.registration.Registrant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer has at a listing. In this dialect there is one per buyer and listing.
 *
 * <pre>
 * SUBSCRIBED --cancel--&gt; LEAVING --an hour later--&gt; LEFT
 *      ^                    |                          |
 *      +---subscribe again--+--------------------------+
 * </pre>
 *
 * @param endsAt when {@code unsubscribe-success} is due, in business time; only while leaving
 */
public record Purchase(
    String listing,
    String buyer,
    String offer,
    boolean freeTrial,
    State state,
    @Nullable Instant endsAt) {

  /** How it stands. */
  public enum State {
    SUBSCRIBED,
    /** The payment failed, although the buyer may have reached the vendor's page already. */
    FAILED,
    LEAVING,
    LEFT
  }

  /** Whoever bought under any name of their own has this AWS account. */
  private static final String BUYERS_ACCOUNT = "111122223333";

  private static final String OF_AN_ACCOUNT = "X";

  /** What an account takes under an offer. */
  public static Purchase of(String listing, String buyer, Offer offer) {
    return new Purchase(listing, buyer, offer.id(), offer.freeTrial(), State.SUBSCRIBED, null);
  }

  /** The customer identifier of an AWS account that buys in a browser. */
  public static String customerOf(String account) {
    return OF_AN_ACCOUNT + account;
  }

  /** What AWS says of whoever comes with its token. */
  public Registrant registrant() {
    var account =
        buyer.matches(OF_AN_ACCOUNT + "\\d{12}")
            ? buyer.substring(OF_AN_ACCOUNT.length())
            : BUYERS_ACCOUNT;
    return new Registrant(buyer, account, listing, null);
  }

  Purchase leaving(Instant until) {
    return new Purchase(listing, buyer, offer, freeTrial, State.LEAVING, until);
  }

  Purchase left() {
    return new Purchase(listing, buyer, offer, freeTrial, State.LEFT, null);
  }

  Purchase subscribed() {
    return new Purchase(listing, buyer, offer, freeTrial, State.SUBSCRIBED, null);
  }

  @JsonIgnore
  boolean isLive() {
    return state == State.SUBSCRIBED || state == State.LEAVING;
  }

  boolean isDue(Instant now) {
    return endsAt != null && !endsAt.isAfter(now);
  }
}
