package io.gracekeeper.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Map;

/** Validators for the public document and for what it describes. */
final class JsonSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
  private static final SchemaValidatorsConfig WITH_FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private JsonSchemas() {}

  /** AsyncAPI's own schema of its documents. */
  static JsonSchema ofAsyncApi() throws IOException {
    try (var file = JsonSchemas.class.getResourceAsStream("/asyncapi-3.0.0.json")) {
      return FACTORY.getSchema(JSON.readTree(file), WITH_FORMATS);
    }
  }

  /** A schema of the document, as its readers should use it: what it does not name is welcome. */
  static JsonSchema asPublished(AsyncApi document, JsonNode schema) {
    var root = schema.<ObjectNode>deepCopy();
    root.set("components", document.at("/components").deepCopy());
    return FACTORY.getSchema(root, WITH_FORMATS);
  }

  /** The same, with no room for anything that it does not name. */
  static JsonSchema strict(AsyncApi document, JsonNode schema) {
    var root = schema.<ObjectNode>deepCopy();
    root.set("components", document.at("/components").deepCopy());
    close(root);
    return FACTORY.getSchema(root, WITH_FORMATS);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    node.forEach(JsonSchemas::close);
  }

  static JsonNode tree(Map<String, String> headers) {
    return JSON.valueToTree(headers);
  }
}
