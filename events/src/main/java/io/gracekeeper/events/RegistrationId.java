package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** That a buyer came from a marketplace to set up an account, once. */
public record RegistrationId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistrationId {
    value = Ids.checked("registration id", value);
  }

  /** The same for the same token of the marketplace; the token cannot be told from it. */
  public static RegistrationId ofToken(Marketplace marketplace, String token) {
    return new RegistrationId(Wire.named("registration\n" + marketplace + "\n" + token));
  }

  @Override
  public String toString() {
    return value;
  }
}
