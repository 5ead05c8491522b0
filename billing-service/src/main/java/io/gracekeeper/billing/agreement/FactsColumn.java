package io.gracekeeper.billing.agreement;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import org.hibernate.annotations.Immutable;

/** Keeps an agreement's facts as JSON, so that a new kind of fact needs no column. */
@Immutable // A value is never changed, so Hibernate need not copy it.
class FactsColumn implements AttributeConverter<AgreementFacts, String> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  @Override
  public String convertToDatabaseColumn(AgreementFacts facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Facts could not be written as JSON.", impossible);
    }
  }

  @Override
  public AgreementFacts convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, AgreementFacts.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("What is kept of an agreement cannot be read.", broken);
    }
  }
}
