package io.gracekeeper.adapter.aws.asking;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and what AWS said, as it is kept for ever.
 *
 * @param question AWS's name of what was asked; {@link #NOTHING_TO_ASK} where AWS has no question
 * @param id AWS's id of its answer
 * @param at AWS's date of it
 * @param believed what we knew when we asked; null where nobody compares
 * @param entitled whether it was known to have entitled to something
 * @param answers AWS's own words, a page each
 */
record Testimony(
    String question,
    String id,
    Instant at,
    AgreementNames agreement,
    @Nullable AgreementState believed,
    boolean entitled,
    List<JsonNode> answers) {

  /** Its source, among the notices. */
  static final String SOURCE = "aws-testimony";

  /** AWS can be asked nothing about a legacy pay-as-you-go subscription. */
  static final String NOTHING_TO_ASK = "nothing-to-ask";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  /** Asked about what billing knows. */
  static Testimony about(Known known, String question, String id, Instant at, List<JsonNode> said) {
    return new Testimony(
        question, id, at, known.agreement(), known.state(), known.entitled(), List.copyOf(said));
  }

  /** Read because of a hint. */
  static Testimony read(
      AgreementNames agreement, String question, String id, Instant at, List<JsonNode> said) {
    return new Testimony(question, id, at, agreement, null, false, List.copyOf(said));
  }

  /** There was nothing to ask. */
  static Testimony none(Known known, Instant at) {
    return about(known, NOTHING_TO_ASK, UUID.randomUUID().toString(), at, List.of());
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A testimony could not be written as JSON.", impossible);
    }
  }

  /** Reads what was kept; empty if it is none. */
  static Optional<Testimony> read(byte[] kept) {
    try {
      return Optional.of(JSON.readValue(kept, Testimony.class));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
