package io.gracekeeper.adapter.aws.concurrent;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.aws.FinalUsage;
import io.gracekeeper.adapter.aws.LicenseArn;
import io.gracekeeper.adapter.aws.eventbridge.BusEvent;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.adapter.translation.Translation.Nothing;
import io.gracekeeper.adapter.translation.Translation.Unknown;
import io.gracekeeper.adapter.translation.Translation.Unreadable;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What AWS Marketplace says of an agreement through EventBridge. Read leniently: fields come and go
 * between AWS's own samples, and a licence's ARN is written in several forms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-eventbridge-integration.html">
 *     Amazon EventBridge events for SaaS products</a>, and <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/notifications-eventbridge.html">
 *     all events for sellers</a>
 */
final class AgreementNotice {

  private static final String MARKETPLACE = "aws.agreement-marketplace";

  /** They reach a seller's bus as well, and are about its catalogue and its bank account. */
  private static final Set<String> OF_SOMETHING_ELSE =
      Set.of("aws.marketplacecatalog", "aws.marketplace");

  /** For a person to know; nothing that we do depends on them. */
  private static final Set<String> FOR_INFORMATION =
      Set.of(
          "Purchase Agreement Ending",
          "Purchase Agreement Renewal Terms Finalized",
          "Purchase Agreement Renewal Upcoming",
          "Agreement Cancellation Request Pending Approval",
          "Agreement Cancellation Request Rejected",
          "Agreement Cancellation Request Cancelled",
          "Agreement Cancellation Request Validation Failed",
          "Purchase Agreement Billing Adjustment Completed",
          "Purchase Agreement Billing Adjustment Failed",
          "Spend Threshold Reached",
          "Spend Threshold Vet Succeeded",
          "Spend Threshold Vet Failed",
          "Vet Succeeded",
          "Vet Failed");

  private final BusEvent event;
  private final JsonNode detail;

  private AgreementNotice(BusEvent event) {
    this.event = event;
    this.detail = event.detail();
  }

  /** Translates one. */
  static Translation translate(BusEvent event) {
    if (!event.source().equals(MARKETPLACE)) {
      return OF_SOMETHING_ELSE.contains(event.source()) ? new Nothing() : new Unknown();
    }
    try {
      return new AgreementNotice(event)
          .facts()
          .map(facts -> Translation.of(event.id(), event.time(), facts))
          .orElseGet(Unknown::new);
    } catch (IllegalArgumentException | DateTimeException lacking) {
      return new Unreadable(String.valueOf(lacking.getMessage()));
    }
  }

  /** Empty for what this version does not know. */
  private Optional<List<MarketplaceEvent>> facts() {
    var kind = event.kind();
    return switch (kind) {
      case "Purchase Agreement Created" -> created();
      case "Purchase Agreement Amended" -> Optional.of(List.of(hint()));
      case "Purchase Agreement Ended" -> ended();
      case "License Updated" -> Optional.of(List.of(provisioned(), hint()));
      case "License Deprovisioned" -> Optional.of(over(new AgreementDeprovisioned(agreement())));
      case "Purchase Agreement Advisory Issued" -> Optional.of(List.of(advised(false)));
      case "Purchase Agreement Advisory Resolved" -> Optional.of(List.of(advised(true)));
      case "Agreement Cancellation Request Approved" ->
          Optional.of(List.of(new AgreementCancellationPending(agreement())));
      default -> FOR_INFORMATION.contains(kind) ? Optional.of(List.of()) : Optional.empty();
    };
  }

  /** New, or in the place of another one, which need not be named. */
  private Optional<List<MarketplaceEvent>> created() {
    return switch (text("/agreement/intent").orElse("NEW")) {
      case "NEW" -> Optional.of(List.of(begun()));
      case "RENEW" -> Optional.of(inThePlaceOfAnother(How.RENEWED));
      case "REPLACE" -> Optional.of(inThePlaceOfAnother(How.REPLACED));
      case "AMEND" -> Optional.of(List.of(hint()));
      default -> Optional.empty();
    };
  }

  private List<MarketplaceEvent> inThePlaceOfAnother(How how) {
    var former = text("/agreement/previousAgreementId").map(AgreementNotice::named);
    return Stream.concat(
            former.stream().map(it -> new AgreementReplaced(it, agreement(), how)),
            Stream.of(begun()))
        .toList();
  }

  /** Usually AWS tells of it as it begins; if it was agreed on for later, that is another fact. */
  private MarketplaceEvent begun() {
    var startsAt = text("/agreement/startTime").map(Instant::parse).orElse(event.time());
    return startsAt.isAfter(event.time())
        ? new AgreementScheduled(agreement(), startsAt, offer())
        : new AgreementStarted(agreement(), offer(), false);
  }

  /**
   * One that goes on in another one has ended for nobody (D5), whether that is known yet or not.
   */
  private Optional<List<MarketplaceEvent>> ended() {
    return switch (text("/agreement/status").orElse("")) {
      case "CANCELLED" -> Optional.of(over(because(EndReason.CANCELLED)));
      case "EXPIRED" -> Optional.of(over(because(EndReason.EXPIRED)));
      case "TERMINATED" -> Optional.of(over(because(EndReason.TERMINATED)));
      case "RENEWED" -> Optional.of(List.of(new AgreementContinued(agreement(), How.RENEWED)));
      case "REPLACED" -> Optional.of(List.of(new AgreementContinued(agreement(), How.REPLACED)));
      default -> Optional.empty();
    };
  }

  private MarketplaceEvent because(EndReason reason) {
    return new AgreementEnded(agreement(), reason);
  }

  private List<MarketplaceEvent> over(MarketplaceEvent end) {
    return List.of(
        end, new FinalUsageWindowOpened(agreement(), event.time().plus(FinalUsage.WINDOW)));
  }

  private MarketplaceEvent provisioned() {
    return new AgreementProvisioned(agreement(), offer());
  }

  private MarketplaceEvent hint() {
    return new EntitlementsMayHaveChanged(agreement());
  }

  private MarketplaceEvent advised(boolean resolved) {
    return new AgreementAdvised(agreement(), resolved);
  }

  private AgreementNames agreement() {
    var license =
        Stream.of("/license/arn", "/license/id")
            .flatMap(field -> text(field).stream())
            .findFirst()
            .map(LicenseArn::idOf)
            .orElse(null);
    return new AgreementNames(
        Marketplace.AWS,
        text("/agreement/id")
            .orElseThrow(() -> new IllegalArgumentException("The event names no agreement.")),
        license,
        text("/product/code").orElse(null),
        text("/acceptor/accountId").orElse(null));
  }

  private static AgreementNames named(String agreement) {
    return new AgreementNames(Marketplace.AWS, agreement, null, null, null);
  }

  private @Nullable String offer() {
    return text("/offer/id").orElse(null);
  }

  private Optional<String> text(String field) {
    return Optional.of(detail.at(field).asText("").strip())
        .filter(text -> !text.isEmpty() && !text.equals("null"));
  }
}
