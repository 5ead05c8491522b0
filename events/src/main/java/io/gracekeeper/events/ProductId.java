package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a vendor sells under one policy. */
public record ProductId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProductId {
    value = Ids.checked("product id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
