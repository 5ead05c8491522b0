package io.gracekeeper.adapter.aws.asking;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as AWS's API shows it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_AgreementViewSummary.html">
 *     its fields</a>
 */
record AgreementView(JsonNode fields) {

  Optional<AgreementNames> names() {
    return text("/agreementId")
        .map(id -> new AgreementNames(Marketplace.AWS, id, null, null, null));
  }

  /** As whoever compares it with what is known here wants it; empty if it has no id. */
  Optional<Known> known(Instant now) {
    return names().map(names -> new Known(names, state(now), false, null));
  }

  /** How it stands; what may mean anything is left open. */
  AgreementState state(Instant now) {
    return switch (status()) {
      case "ACTIVE" -> startsAfter(now).isPresent() ? AgreementState.UNKNOWN : AgreementState.LIVE;
      case "CANCELLED", "EXPIRED", "TERMINATED", "RENEWED", "REPLACED" -> AgreementState.ENDED;
      default -> AgreementState.UNKNOWN; // ARCHIVED, ROLLED_BACK, SUPERSEDED, and what comes.
    };
  }

  /** Why it ended; null where it did not, or goes on in another. */
  @Nullable EndReason reason() {
    return switch (status()) {
      case "CANCELLED" -> EndReason.CANCELLED;
      case "EXPIRED" -> EndReason.EXPIRED;
      case "TERMINATED" -> EndReason.TERMINATED;
      default -> null;
    };
  }

  /** How another stands for it; empty if none does. */
  Optional<How> continued() {
    return switch (status()) {
      case "RENEWED" -> Optional.of(How.RENEWED);
      case "REPLACED" -> Optional.of(How.REPLACED);
      default -> Optional.empty();
    };
  }

  /** When it begins, if that is still to come. */
  Optional<Instant> startsAfter(Instant now) {
    return instant("/startTime").filter(now::isBefore);
  }

  @Nullable String offer() {
    return text("/proposalSummary/offerId").orElse(null);
  }

  boolean isAnotherThan(AgreementNames agreement) {
    return names().filter(own -> !own.key().equals(agreement.key())).isPresent();
  }

  /** When it begins or began; where AWS does not say, before all that it does. */
  Instant begins() {
    return instant("/startTime").orElse(Instant.EPOCH);
  }

  boolean isActive() {
    return status().equals("ACTIVE");
  }

  private String status() {
    return text("/status").orElse("");
  }

  /** AWS JSON has dates as seconds since 1970, with a fraction. */
  private Optional<Instant> instant(String pointer) {
    var seconds = fields.at(pointer);
    return seconds.isNumber()
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)))
        : Optional.empty();
  }

  private Optional<String> text(String pointer) {
    return Optional.of(fields.at(pointer).asText("")).filter(text -> !text.isBlank());
  }
}
