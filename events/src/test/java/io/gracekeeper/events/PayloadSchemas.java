package io.gracekeeper.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of the records, as {@link Wire} writes them, in the words of their sources. */
final class PayloadSchemas {

  private final SourceComments comments;
  private final SchemaBuilder schemas;

  PayloadSchemas(SourceComments comments) {
    this.comments = comments;
    this.schemas = new SchemaGenerator(config()).buildMultipleSchemaDefinitions();
  }

  /** A reference to the schema of a record; it is complete once all are collected. */
  ObjectNode reference(Class<?> type) {
    return schemas.createSchemaReference(type);
  }

  /** Every schema that was referred to, however indirectly, by its name. */
  ObjectNode collect() {
    return schemas.collectDefinitions("components/schemas");
  }

  private SchemaGeneratorConfig config() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withDefinitionNamingStrategy(
            (key, _) -> SourceComments.name(key.getType().getErasedType()))
        .withCustomDefinitionProvider((type, _) -> special(type))
        .withDescriptionResolver(scope -> description(scope.getType().getErasedType()));
    builder
        .forFields()
        .withRequiredCheck(field -> !mayBeNull(field))
        .withDescriptionResolver(this::description);
    return builder.build();
  }

  /** An absent field is null; null itself is never written. */
  private static boolean mayBeNull(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private @Nullable String description(FieldScope field) {
    return comments.of(field.getDeclaringType().getErasedType(), field.getName()).orElse(null);
  }

  private @Nullable String description(Class<?> type) {
    if (type == Instant.class) {
      return "An instant in UTC, in ISO 8601.";
    }
    if (type == Duration.class) {
      return "A length of time, in ISO 8601, in hours, minutes and seconds: three days are PT72H.";
    }
    if (!type.isEnum()) {
      return comments.of(type).orElse(null);
    }
    var constants =
        Arrays.stream(type.getEnumConstants())
            .flatMap(it -> comments.of(type, it.toString()).map(said -> it + ": " + said).stream())
            .collect(Collectors.joining(" "));
    return (comments.of(type).orElse("") + " " + constants).strip();
  }

  /** What is no object on the wire. */
  private static @Nullable CustomDefinition special(ResolvedType resolved) {
    var type = resolved.getErasedType();
    if (type == Instant.class) {
      return new CustomDefinition(string().put("format", "date-time"));
    }
    if (type == Duration.class) {
      var pattern = "^PT(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?$";
      return new CustomDefinition(string().put("format", "duration").put("pattern", pattern));
    }
    if (type.isEnum()) {
      var constants = string();
      Arrays.stream(type.getEnumConstants())
          .forEach(it -> constants.withArray("/enum").add(it.toString()));
      return new CustomDefinition(constants);
    }
    if (isWrapped(type)) {
      return new CustomDefinition(string().put("minLength", 1).put("maxLength", Ids.MAX_LENGTH));
    }
    return null;
  }

  /** Whether it is written as the one string that it holds. */
  static boolean isWrapped(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(it -> it.isAnnotationPresent(JsonValue.class));
  }

  private static ObjectNode string() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }
}
