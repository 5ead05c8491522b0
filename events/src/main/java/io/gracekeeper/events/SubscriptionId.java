package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an account runs with the vendor; it holds deployments. */
public record SubscriptionId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SubscriptionId {
    value = Ids.checked("subscription id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
