package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One way of an account to pay: a card, a wire transfer, a live link. */
public record PaymentMethodId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaymentMethodId {
    value = Ids.checked("payment method id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
