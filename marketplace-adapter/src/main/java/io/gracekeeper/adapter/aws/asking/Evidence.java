package io.gracekeeper.adapter.aws.asking;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.aws.LicenseArn;
import io.gracekeeper.adapter.aws.api.Operation;
import io.gracekeeper.adapter.reconciliation.Known;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.Entitlement;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a testimony tells, in our words. */
record Evidence(List<MarketplaceEvent> facts, Optional<DifferenceFound> difference) {

  /** Reads a testimony; the same one always tells the same. */
  static Evidence of(Testimony testimony) {
    if (testimony.question().equals(Operation.DESCRIBE_AGREEMENT.label())) {
      return ofAgreement(testimony);
    }
    if (testimony.question().equals(Operation.GET_ENTITLEMENTS.label())) {
      return ofEntitlements(testimony);
    }
    return answered(testimony, AgreementState.UNKNOWN, null, List.of());
  }

  private static Evidence ofAgreement(Testimony testimony) {
    var view = new AgreementView(testimony.answers().getFirst());
    var before = new ArrayList<MarketplaceEvent>();
    if (view.isActive()) {
      view.startsAfter(testimony.at())
          .map(at -> new AgreementScheduled(testimony.agreement(), at, view.offer()))
          .ifPresent(before::add);
    }
    view.continued().ifPresent(how -> before.addAll(continued(testimony, how)));
    return answered(testimony, view.state(testimony.at()), view.reason(), before);
  }

  /**
   * In another one, which the search for its line has found: the one that pays, else the last one
   * that did. If it is not found, that it goes on is told once.
   */
  private static List<MarketplaceEvent> continued(Testimony testimony, How how) {
    var names = testimony.agreement();
    return testimony.answers().stream()
        .skip(1)
        .flatMap(line -> elements(line.path(Searches.FOUND)))
        .map(AgreementView::new)
        .filter(view -> view.isAnotherThan(names))
        .max(comparing(AgreementView::isActive).thenComparing(AgreementView::begins))
        .flatMap(
            view -> view.known(testimony.at()).map(heir -> inherited(testimony, heir, how, view)))
        .orElseGet(() ->
            testimony.believed() == AgreementState.ENDED
                ? List.of()
                : List.of(new AgreementContinued(names, how)));
  }

  private static List<MarketplaceEvent> inherited(
      Testimony testimony, Known heir, How how, AgreementView view) {
    return List.of(
        new AgreementReplaced(testimony.agreement(), heir.agreement(), how),
        new AgreementAnswered(heir.agreement(), heir.state(), view.reason(), testimony.question()));
  }

  /**
   * No entitlement is the end of a contract that had one. Of one that never had any, as far as is
   * known, nothing is said: AWS may not have got as far, or it is no contract.
   */
  private static Evidence ofEntitlements(Testimony testimony) {
    var names = testimony.agreement();
    var entitlements =
        testimony.answers().stream()
            .flatMap(page -> elements(page.path("Entitlements")))
            .filter(it -> isOf(names, it))
            .map(Evidence::entitlement)
            .toList();
    var read = List.<MarketplaceEvent>of(new EntitlementsRead(names, entitlements));
    if (testimony.believed() == null) {
      return new Evidence(read, Optional.empty());
    }
    if (!entitlements.isEmpty()) {
      return answered(testimony, AgreementState.LIVE, null, read);
    }
    var state = testimony.entitled() ? AgreementState.ENDED : AgreementState.UNKNOWN;
    return answered(testimony, state, null, read);
  }

  /** A buyer may have several licences of a listing; a legacy one is not named in what it has. */
  private static boolean isOf(AgreementNames names, JsonNode entitlement) {
    var license = entitlement.path("LicenseArn").asText("");
    return names.license() == null
        || license.isEmpty()
        || LicenseArn.idOf(license).equals(names.license());
  }

  private static Entitlement entitlement(JsonNode entitlement) {
    var value = elements(entitlement.path("Value")).findFirst();
    var until = entitlement.path("ExpirationDate");
    return new Entitlement(
        entitlement.path("Dimension").asText(""),
        value.map(JsonNode::asText).orElse(""),
        until.isNumber() ? Instant.ofEpochMilli(Math.round(until.asDouble() * 1000)) : null);
  }

  private static Evidence answered(
      Testimony testimony,
      AgreementState state,
      @Nullable EndReason reason,
      List<MarketplaceEvent> before) {
    var names = testimony.agreement();
    var facts = new ArrayList<>(before);
    facts.add(new AgreementAnswered(names, state, reason, testimony.question()));
    var difference = difference(testimony, state, before);
    difference.ifPresent(facts::add);
    return new Evidence(List.copyOf(facts), difference);
  }

  /** What goes on in another is believed to live, and rightly: for it no notice is missing. */
  private static Optional<DifferenceFound> difference(
      Testimony testimony, AgreementState state, List<MarketplaceEvent> before) {
    var believed = testimony.believed();
    var goesOn =
        before.stream()
            .anyMatch(it -> it instanceof AgreementReplaced || it instanceof AgreementContinued);
    return believed == null || state == AgreementState.UNKNOWN || state == believed || goesOn
        ? Optional.empty()
        : Optional.of(new DifferenceFound(testimony.agreement(), believed, state, testimony.id()));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
