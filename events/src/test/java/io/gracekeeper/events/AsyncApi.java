package io.gracekeeper.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The public document of the contract, as committed and as the code would have it. */
final class AsyncApi {

  static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(Feature.WRITE_DOC_START_MARKER)
              .disable(Feature.SPLIT_LINES)
              .enable(Feature.MINIMIZE_QUOTES)
              .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());

  private final ObjectNode root;

  private AsyncApi(ObjectNode root) {
    this.root = root;
  }

  static AsyncApi committed() throws IOException {
    return new AsyncApi((ObjectNode) YAML.readTree(Files.readString(FILE)));
  }

  /** The same document, with everything that follows from the code made anew. */
  AsyncApi madeAnew() throws IOException {
    var made = root.deepCopy();
    var comments = SourceComments.read();
    var schemas = new PayloadSchemas(comments);
    var components = made.withObject("/components");
    components.withObject("/messages").retain("notice", "deadLetter", "retry");
    made.at("/channels").forEach(AsyncApi::forgetEvents);
    for (var event : Examples.ALL) {
      var type = EventFamily.typeOf(event);
      var message = components.withObject("/messages").putObject(type);
      message.put("name", type);
      message.put("title", event.getClass().getSimpleName());
      message.put("summary", comments.of(event.getClass()).orElseThrow());
      var traits = message.putArray("traits");
      traits.addObject().put("$ref", "#/components/messageTraits/event");
      traits.addObject().put("$ref", "#/components/messageTraits/" + keying(event));
      message.putObject("headers").put("type", "object").putObject("properties");
      message.withObject("/headers/properties").putObject("ce_type").put("const", type);
      message.set("payload", schemas.reference(event.getClass()));
      message.putArray("examples").addObject().set("payload", golden(type));
      made.withObject("/channels/" + EventFamily.of(event).topic() + "/messages")
          .putObject(type)
          .put("$ref", "#/components/messages/" + type);
    }
    components.set("schemas", sorted(schemas.collect()));
    return new AsyncApi(made);
  }

  private static void forgetEvents(JsonNode channel) {
    channel.withObject("/messages").retain("notice", "deadLetter", "retry");
  }

  private static String keying(Event event) {
    return switch (event) {
      case MarketplaceEvent _ -> "keyedByAgreement";
      case SubscriptionEvent.OfProduct _ -> "keyedByProduct";
      case BillingEvent _, SubscriptionEvent _ -> "keyedByAccount";
    };
  }

  private static ObjectNode sorted(ObjectNode schemas) {
    var sorted = schemas.objectNode();
    names(schemas).forEach(name -> sorted.set(name, schemas.get(name)));
    return sorted;
  }

  /** The golden file of an event's type. */
  static JsonNode golden(String type) throws IOException {
    return Wire.tree(Files.readAllBytes(Path.of("src/main/resources/golden", type + ".json")));
  }

  JsonNode root() {
    return root;
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** What a reference of this document points to; anything else as it is. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? at(node.get("$ref").asText().substring(1)) : node;
  }

  /** The headers of a message, with those of its traits. */
  JsonNode headersOf(JsonNode message) throws IOException {
    var merged = root.objectNode();
    for (var trait : message.path("traits")) {
      YAML.readerForUpdating(merged).readValue(resolved(trait).path("headers"));
    }
    return YAML.readerForUpdating(merged).readValue(message.path("headers"));
  }

  static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  String text() throws IOException {
    return YAML.writeValueAsString(root);
  }
}
