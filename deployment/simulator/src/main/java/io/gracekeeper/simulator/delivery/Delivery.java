package io.gracekeeper.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.net.URI;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one endpoint, as far as it has come.
 *
 * @param action what the message says: the notice's action, or the type of a confirmation
 * @param attempts how often it was posted
 * @param lastStatus what the endpoint answered last; null if it did not
 */
record Delivery(
    @JsonIgnore SnsMessage message,
    String action,
    URI endpoint,
    int attempts,
    State state,
    @Nullable Integer lastStatus) {

  private static final int TOO_MANY_REQUESTS = 429;

  enum State {
    /** On its way: not posted yet, or to be posted again. */
    RETRYING,
    DELIVERED,
    DISCARDED
  }

  static Delivery of(SnsMessage message, String action, URI endpoint) {
    return new Delivery(message, action, endpoint, 0, State.RETRYING, null);
  }

  @JsonProperty
  String messageId() {
    return message.messageId();
  }

  /**
   * What becomes of it with one more attempt's answer; empty if none came.
   *
   * @param retries how often SNS sends it again at most
   */
  Delivery answered(OptionalInt status, int retries) {
    return new Delivery(
        message,
        action,
        endpoint,
        attempts + 1,
        stateAfter(status, retries),
        status.isPresent() ? status.getAsInt() : null);
  }

  boolean onItsWay() {
    return state == State.RETRYING;
  }

  private State stateAfter(OptionalInt status, int retries) {
    if (status.isPresent() && status.getAsInt() / 100 == 2) {
      return State.DELIVERED;
    }
    return isWorthRetrying(status) && attempts < retries ? State.RETRYING : State.DISCARDED;
  }

  private static boolean isWorthRetrying(OptionalInt status) {
    return status.isEmpty()
        || status.getAsInt() == TOO_MANY_REQUESTS
        || status.getAsInt() / 100 == 5;
  }
}
