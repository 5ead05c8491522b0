package io.gracekeeper.subscriptions.deployment;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gracekeeper.subscriptions.lifecycle.Ground;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import org.hibernate.annotations.Immutable;

/**
 * Keeps where a deployment stands as JSON: each state has what it needs, and a new one needs no
 * column.
 */
@Immutable // A value is never changed, so Hibernate need not copy it.
class LifecycleColumn implements AttributeConverter<Lifecycle, String> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addMixIn(Lifecycle.class, Named.class)
          .addMixIn(Ground.class, Named.class)
          .build();

  static {
    Arrays.stream(Deployment.State.values())
        .forEach(it -> JSON.registerSubtypes(new NamedType(it.lifecycle(), it.name())));
    JSON.registerSubtypes(
        new NamedType(Ground.Unpaid.class, "UNPAID"),
        new NamedType(Ground.Ordered.class, "ORDERED"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  @Override
  public String convertToDatabaseColumn(Lifecycle lifecycle) {
    try {
      return JSON.writerFor(Lifecycle.class).writeValueAsString(lifecycle);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A lifecycle could not be written as JSON.", impossible);
    }
  }

  /**
   * The lifecycle.
   *
   * @throws IllegalStateException if it lacks anything; a deletion must not be decided then
   */
  @Override
  public Lifecycle convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, Lifecycle.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("Where a deployment stands cannot be read.", broken);
    }
  }
}
