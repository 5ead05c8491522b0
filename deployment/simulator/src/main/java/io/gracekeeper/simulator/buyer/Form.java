package io.gracekeeper.simulator.buyer;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.listings.Listing;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a browser posts. */
record Form(MultivaluedMap<String, String> fields) {

  /** A field's text; empty if it is not there. */
  String text(String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** How much of each dimension of the listing; what is not said is left out. */
  Map<String, Integer> quantities(Listing listing) {
    var quantities = new LinkedHashMap<String, Integer>();
    for (var dimension : listing.dimensions()) {
      var text = text("quantity-" + dimension);
      if (!text.isEmpty()) {
        quantities.put(dimension, quantity(dimension, text));
      }
    }
    return quantities;
  }

  private static int quantity(String dimension, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw Refusal.invalid("'%s' of '%s' is no number.".formatted(text, dimension));
    }
    return Integer.parseInt(text);
  }
}
