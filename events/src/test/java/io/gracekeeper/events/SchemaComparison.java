package io.gracekeeper.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a record with its schema, component by component and as deep as it goes. It knows
 * nothing of how the schema was made.
 */
final class SchemaComparison {

  private final AsyncApi document;

  SchemaComparison(AsyncApi document) {
    this.document = document;
  }

  void compare(Type type, JsonNode described) {
    // A reference with a description of its own stands in an allOf: Draft 7 ignores its neighbours.
    var schema = document.resolved(described.has("allOf") ? described.at("/allOf/0") : described);
    switch (type) {
      case ParameterizedType list when list.getRawType() == List.class -> {
        assertThat(schema.path("type").asText()).isEqualTo("array");
        compare(list.getActualTypeArguments()[0], schema.path("items"));
      }
      case Class<?> record when record.isRecord() && !PayloadSchemas.isWrapped(record) ->
          compareComponents(record, schema);
      case Class<?> constants when constants.isEnum() -> {
        assertThat(form(schema)).isEqualTo("string");
        assertThat(texts(schema.path("enum")))
            .containsExactlyElementsOf(
                Arrays.stream(constants.getEnumConstants()).map(Object::toString).toList());
      }
      case Class<?> simple -> assertThat(form(schema)).as(simple.getName()).isEqualTo(form(simple));
      default -> throw new AssertionError("The contract has no such type: " + type);
    }
  }

  private void compareComponents(Class<?> record, JsonNode schema) {
    var components = record.getRecordComponents();
    assertThat(schema.path("type").asText()).as(record.getName()).isEqualTo("object");
    assertThat(schema.path("properties").properties().stream().map(it -> it.getKey()))
        .as("the fields of " + record.getName())
        .containsExactlyElementsOf(Stream.of(components).map(RecordComponent::getName).toList());
    assertThat(texts(schema.path("required")))
        .as("what " + record.getName() + " cannot lack")
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(components)
                .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList());
    for (var component : components) {
      compare(component.getGenericType(), schema.at("/properties/" + component.getName()));
    }
  }

  private static String form(JsonNode schema) {
    return (schema.path("type").asText() + " " + schema.path("format").asText()).strip();
  }

  private static String form(Class<?> simple) {
    if (simple == Instant.class) {
      return "string date-time";
    }
    if (simple == Duration.class) {
      return "string duration";
    }
    if (simple == long.class || simple == Long.class) {
      return "integer int64";
    }
    if (simple == boolean.class) {
      return "boolean";
    }
    assertThat(simple == String.class || PayloadSchemas.isWrapped(simple))
        .as(simple.getName())
        .isTrue();
    return "string";
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
