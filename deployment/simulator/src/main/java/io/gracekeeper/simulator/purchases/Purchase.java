package io.gracekeeper.simulator.purchases;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
record Purchase(
    String listing,
    String buyer,
    String offer,
    boolean freeTrial,
    State state,
    @Nullable Instant endsAt) {

  enum State {
    SUBSCRIBED,
    /** The payment failed, although the buyer may have reached the vendor's page already. */
    FAILED,
    LEAVING,
    LEFT
  }

  /** Every buyer of this dialect has the same AWS account. */
  private static final String BUYERS_ACCOUNT = "111122223333";

  /** What AWS says of whoever comes with its token. */
  Registrant registrant() {
    return new Registrant(buyer, BUYERS_ACCOUNT, listing, null);
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
