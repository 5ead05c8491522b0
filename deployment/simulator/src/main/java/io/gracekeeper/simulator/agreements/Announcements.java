package io.gracekeeper.simulator.agreements;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.bus.Bus;
import io.gracekeeper.simulator.bus.BusEvent;
import io.gracekeeper.simulator.bus.Seller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What AWS tells of agreements. The seller made both the product and the offer; then of agreement
 * events only the proposer's copy is sent, and of licences only the manufacturer's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-eventbridge-integration.html">
 *     events for SaaS products</a>
 */
@Singleton
class Announcements {

  private static final String PROPOSER = " - Proposer";
  private static final String MANUFACTURER = " - Manufacturer";

  /** No channel partner resells it; AWS says so with a null. */
  private static final Map<String, @Nullable Object> NOT_RESOLD = notResold();

  private final Bus bus;
  private final Seller seller;
  private final Clock clock;

  Announcements(Bus bus, Seller seller, @BusinessTime Clock clock) {
    this.bus = bus;
    this.seller = seller;
    this.clock = clock;
  }

  /** What an agreement was made for. */
  enum Intent {
    NEW,
    RENEW,
    REPLACE
  }

  /**
   * There is a new one.
   *
   * @param former the one that it stands for; null if none, or if AWS does not name it
   */
  void created(Contract made, Intent intent, @Nullable Contract former) {
    var agreement = dated(made, intent.name());
    if (former != null) {
      agreement.put("previousAgreementId", former.id());
    }
    tell("Purchase Agreement Created" + PROPOSER, made, agreement, Map.of());
  }

  void amended(Contract changed) {
    var agreement = dated(changed, "AMEND");
    agreement.put("autoRenewalEnabled", changed.terms().renewsItself());
    tell("Purchase Agreement Amended" + PROPOSER, changed, agreement, Map.of());
  }

  void ended(Agreement.Ended ended) {
    var agreement = named(ended.contract());
    agreement.put("status", ended.status());
    tell("Purchase Agreement Ended" + PROPOSER, ended.contract(), agreement, Map.of());
  }

  void licenseUpdated(Contract contract) {
    tell("License Updated" + MANUFACTURER, contract, named(contract), licensed(contract));
  }

  void licenseDeprovisioned(Contract contract) {
    tell("License Deprovisioned" + MANUFACTURER, contract, named(contract), licensed(contract));
  }

  void advisoryIssued(Contract contract) {
    advisory("Issued", contract, "issuedAt");
  }

  void advisoryResolved(Contract contract) {
    advisory("Resolved", contract, "resolvedAt");
  }

  private void advisory(String what, Contract contract, String field) {
    var more =
        Map.of(
            "product", Map.of("id", contract.listing().productId()),
            "advisory", Map.of(field, contract.updatedAt().toString()));
    tell("Purchase Agreement Advisory " + what + MANUFACTURER, contract, named(contract), more);
  }

  private void tell(
      String type,
      Contract contract,
      Map<String, @Nullable Object> agreement,
      Map<String, ?> more) {
    var detail = new LinkedHashMap<String, @Nullable Object>();
    detail.put("requestId", UUID.randomUUID().toString());
    detail.put("catalog", "AWSMarketplace");
    detail.put("agreement", agreement);
    if (type.endsWith(PROPOSER)) {
      detail.put("resaleAuthorization", NOT_RESOLD);
    }
    detail.putAll(more);
    detail.put("acceptor", Map.of("accountId", contract.buyer()));
    detail.put("proposer", Map.of("accountId", seller.account()));
    detail.put("offer", Map.of("id", contract.terms().offer()));
    var resources = List.of("arn:aws:aws-marketplace::aws:agreement:" + contract.id());
    bus.put(
        contract.listing(),
        BusEvent.of(type, seller.account(), clock.instant(), resources, detail));
  }

  private static Map<String, @Nullable Object> notResold() {
    var authorization = new LinkedHashMap<String, @Nullable Object>();
    authorization.put("id", null);
    return Collections.unmodifiableMap(authorization);
  }

  private static Map<String, @Nullable Object> named(Contract contract) {
    var agreement = new LinkedHashMap<String, @Nullable Object>();
    agreement.put("id", contract.id());
    return agreement;
  }

  private static Map<String, @Nullable Object> dated(Contract contract, String intent) {
    var agreement = named(contract);
    agreement.put("intent", intent);
    agreement.put("status", "ACTIVE");
    agreement.put("acceptanceTime", contract.acceptedAt().toString());
    agreement.put("startTime", contract.terms().startsAt().toString());
    agreement.put("endTime", text(contract.terms().endsAt()));
    return agreement;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private Map<String, ?> licensed(Contract contract) {
    return Map.of(
        "product", Map.of("code", contract.listing().code(), "id", contract.listing().productId()),
        "license", Map.of("arn", contract.licenseArnInEvents(seller)));
  }
}
