package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An agreement mapped to one account. */
public record LinkId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LinkId {
    value = Ids.checked("link id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
