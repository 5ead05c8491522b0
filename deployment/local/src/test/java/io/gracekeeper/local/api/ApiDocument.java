package io.gracekeeper.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;

/** An OpenAPI document, and whether another one breaks whoever relies on it. */
record ApiDocument(ObjectNode root) {

  private static final ObjectMapper YAML = new YAMLMapper();

  static ApiDocument read(String yaml) {
    try {
      return new ApiDocument((ObjectNode) YAML.readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether whoever calls by this document can go on when the other one is in force. */
  boolean stillHoldsIn(ApiDocument other) {
    return OpenApiCompare.fromContents(plain(), other.plain()).isCompatible();
  }

  /**
   * The same in OpenAPI 3.0 and without references: the comparison misses changes of types in 3.1
   * and behind references (openapi-diff, issues 745 and 910).
   */
  private String plain() {
    var plain = (ObjectNode) inlined(root.deepCopy());
    plain.put("openapi", "3.0.3");
    plain.withObject("/components").retain("securitySchemes"); // Operations name them.
    plain.findValues("responses").forEach(ApiDocument::countOnAll);
    return plain.toString();
  }

  /** Whoever reads an answer may count on each of its fields, though it does not say so. */
  private static void countOnAll(JsonNode answers) {
    if (answers instanceof ObjectNode object && object.path("properties").isObject()) {
      var all = object.putArray("required");
      object.get("properties").fieldNames().forEachRemaining(all::add);
    }
    answers.forEach(ApiDocument::countOnAll);
  }

  private JsonNode inlined(JsonNode node) {
    if (node.has("$ref")) {
      return inlined(root.at(node.get("$ref").asText().substring(1)).deepCopy());
    }
    if (node instanceof ObjectNode object) {
      // What 3.0 writes in another way, and what breaks nobody.
      object.remove(List.of("exclusiveMinimum", "examples"));
      object.properties().forEach(field -> field.setValue(inlined(field.getValue())));
    }
    if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        array.set(i, inlined(array.get(i)));
      }
    }
    return node;
  }
}
