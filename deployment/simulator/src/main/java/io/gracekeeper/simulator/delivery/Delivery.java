package io.gracekeeper.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
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
    @JsonIgnore Parcel parcel,
    @JsonIgnore Carrier carrier,
    String action,
    URI endpoint,
    int attempts,
    State state,
    @Nullable Integer lastStatus) {

  enum State {
    /** On its way: not posted yet, or to be posted again. */
    RETRYING,
    DELIVERED,
    DISCARDED
  }

  static Delivery of(Parcel parcel, Carrier carrier, URI endpoint) {
    return new Delivery(parcel, carrier, parcel.says(), endpoint, 0, State.RETRYING, null);
  }

  /** The same from the beginning. */
  Delivery again() {
    return of(parcel, carrier, endpoint);
  }

  @JsonProperty
  String messageId() {
    return parcel.id();
  }

  /**
   * What becomes of it with one more attempt's answer; empty if none came.
   *
   * @param most how often it is tried at most
   */
  Delivery answered(OptionalInt status, int most) {
    return new Delivery(
        parcel,
        carrier,
        action,
        endpoint,
        attempts + 1,
        stateAfter(status, most),
        status.isPresent() ? status.getAsInt() : null);
  }

  boolean onItsWay() {
    return state == State.RETRYING;
  }

  private State stateAfter(OptionalInt status, int most) {
    if (status.isPresent() && status.getAsInt() / 100 == 2) {
      return State.DELIVERED;
    }
    return carrier.triesAgain(status) && attempts + 1 < most ? State.RETRYING : State.DISCARDED;
  }
}
