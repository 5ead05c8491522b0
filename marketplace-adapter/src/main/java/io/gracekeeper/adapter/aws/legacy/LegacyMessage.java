package io.gracekeeper.adapter.aws.legacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gracekeeper.adapter.aws.FinalUsage;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.adapter.translation.Translation.Unknown;
import io.gracekeeper.adapter.translation.Translation.Unreadable;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementStartFailed;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What AWS Marketplace says in the text of an SNS message. Read leniently: Amazon's own page prints
 * it with blanks around ids, a trailing comma, and in an older edition with other names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">Amazon
 *     SNS notifications for SaaS products</a>
 */
final class LegacyMessage {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build().reader();

  private LegacyMessage() {}

  /**
   * Translates one.
   *
   * @param messageId the envelope's; the message has none of its own
   * @param timestamp the envelope's, likewise
   */
  static Translation translate(String text, String messageId, String timestamp) {
    try {
      var message = JSON.readTree(text);
      var at = Instant.parse(timestamp);
      return facts(message, at)
          .map(facts -> Translation.of(messageId, at, facts))
          .orElseGet(Unknown::new);
    } catch (JsonProcessingException notJson) {
      return new Unreadable("The message is no JSON.");
    } catch (IllegalArgumentException | DateTimeException lacking) {
      return new Unreadable(String.valueOf(lacking.getMessage()));
    }
  }

  /** Empty for an action that this version does not know. */
  private static Optional<List<MarketplaceEvent>> facts(JsonNode message, Instant at) {
    var action =
        text(message, "action")
            .orElseThrow(() -> new IllegalArgumentException("The message has no action."));
    return Optional.ofNullable(
        switch (action) {
          case "subscribe-success" ->
              List.of(
                  new AgreementStarted(agreement(message), offer(message), isFreeTrial(message)));
          case "subscribe-fail" ->
              List.of(new AgreementStartFailed(agreement(message), offer(message)));
          case "unsubscribe-pending" ->
              List.of(
                  new AgreementCancellationPending(agreement(message)),
                  new FinalUsageWindowOpened(agreement(message), at.plus(FinalUsage.WINDOW)));
          case "unsubscribe-success" ->
              List.of(new AgreementEnded(agreement(message), EndReason.UNSUBSCRIBED));
          case "entitlement-updated" -> List.of(new EntitlementsMayHaveChanged(agreement(message)));
          default -> null;
        });
  }

  private static AgreementNames agreement(JsonNode message) {
    return AgreementNames.ofBuyer(
        Marketplace.AWS,
        required(message, "product-code", "ProductCode"),
        required(message, "customer-identifier", "CustomerIdentifier"));
  }

  private static @Nullable String offer(JsonNode message) {
    return text(message, "offer-identifier").orElse(null);
  }

  /** AWS sends a text; a boolean would do as well. */
  private static boolean isFreeTrial(JsonNode message) {
    return text(message, "isFreeTrialTermPresent").filter("true"::equalsIgnoreCase).isPresent();
  }

  private static String required(JsonNode message, String field, String olderName) {
    return Stream.of(field, olderName)
        .flatMap(name -> text(message, name).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The message has no " + field + "."));
  }

  private static Optional<String> text(JsonNode message, String field) {
    return Optional.of(message.path(field).asText("").strip()).filter(text -> !text.isEmpty());
  }
}
