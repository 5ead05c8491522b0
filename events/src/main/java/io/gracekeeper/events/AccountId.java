package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The vendor's customer account; never a marketplace's buyer. */
public record AccountId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {
    value = Ids.checked("account id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
