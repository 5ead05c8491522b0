package io.gracekeeper.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Copies of an example in which one value, however deep, is of another form. */
final class Mutations {

  private Mutations() {}

  static List<JsonNode> wrongValues(JsonNode example) {
    var wrong = new ArrayList<JsonNode>();
    collect(example, "", example, wrong);
    return wrong;
  }

  private static void collect(JsonNode at, String path, JsonNode example, List<JsonNode> wrong) {
    for (var field : at.properties()) {
      var copy = example.deepCopy();
      ((ObjectNode) copy.at(path)).put(field.getKey(), field.getValue().isTextual() ? 7 : 7.5);
      wrong.add(copy);
      // An instant, a duration or a constant: not every text will do.
      if (field.getValue().asText().matches("(\\d{4}-|PT|[A-Z_]+$).*")) {
        var garbled = example.deepCopy();
        ((ObjectNode) garbled.at(path)).put(field.getKey(), "three days");
        wrong.add(garbled);
      }
      collect(field.getValue(), path + "/" + field.getKey(), example, wrong);
    }
  }
}
