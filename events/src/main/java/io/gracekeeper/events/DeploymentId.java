package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One running thing of a subscription: a database, a broker cluster. */
public record DeploymentId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeploymentId {
    value = Ids.checked("deployment id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
