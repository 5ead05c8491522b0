package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An invoice of the vendor's to one account, as the vendor calls it. */
public record InvoiceId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InvoiceId {
    value = Ids.checked("invoice id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
