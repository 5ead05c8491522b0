package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The platform's own id of one incarnation of a deployment. A thing made again under the same name
 * has another uid, so that what is deleted is the very one that was stopped.
 */
public record DeploymentUid(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeploymentUid {
    value = Ids.checked("deployment uid", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
