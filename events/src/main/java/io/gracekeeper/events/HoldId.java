package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person's order that something must not be deleted. */
public record HoldId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HoldId {
    value = Ids.checked("hold id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
