package io.gracekeeper.simulator.inquiries;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.bus.Seller;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A seller's question which agreements there are: every filter, and any value of each. */
record AgreementSearch(List<Predicate<Agreement>> filters) {

  static final String PURCHASE = "PurchaseAgreement";

  private static final String CATALOG = "AWSMarketplace";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if AWS would not take it
   */
  static AgreementSearch of(JsonNode asked, Seller seller) {
    if (!asked.path("catalog").asText().equals(CATALOG)) {
      throw new IllegalArgumentException("The catalog must be " + CATALOG + ".");
    }
    var filters = asked.path("filters");
    for (var required : List.of("PartyType", "AgreementType")) {
      if (filters.valueStream().noneMatch(filter -> nameOf(filter).equals(required))) {
        throw new IllegalArgumentException("The filter " + required + " is missing.");
      }
    }
    return new AgreementSearch(
        filters.valueStream().map(filter -> filter(filter, seller)).toList());
  }

  boolean finds(Agreement agreement) {
    return filters.stream().allMatch(filter -> filter.test(agreement));
  }

  private static String nameOf(JsonNode filter) {
    return filter.path("name").asText();
  }

  private static Predicate<Agreement> filter(JsonNode filter, Seller seller) {
    var values = filter.path("values").valueStream().map(JsonNode::asText).toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A filter has values.");
    }
    return switch (nameOf(filter)) {
      // The twin's caller is the seller, who bought nothing.
      case "PartyType" -> _ -> values.contains("Proposer");
      case "AgreementType" -> _ -> values.contains(PURCHASE);
      case "Status" -> it -> values.contains(it.status());
      case "AcceptorAccountId" -> it -> values.contains(it.contract().buyer());
      case "InitialAgreementId" -> it -> values.contains(it.contract().initialId());
      case "LicenseArn" ->
          it -> values.stream().anyMatch(it.contract().licenseArns(seller)::contains);
      case "OfferId" -> it -> values.contains(it.contract().terms().offer());
      case "ResourceIdentifier" -> it -> values.contains(it.contract().listing().productId());
      case "AfterLastUpdateTime" -> updatedFrom(instant(values.getFirst()));
      default -> throw new IllegalArgumentException("There is no filter " + nameOf(filter) + ".");
    };
  }

  private static Predicate<Agreement> updatedFrom(Instant from) {
    return it -> !it.contract().updatedAt().isBefore(from);
  }

  private static Instant instant(String text) {
    try {
      return text.matches("\\d+")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException | NumberFormatException none) {
      throw new IllegalArgumentException("'" + text + "' is no time.", none);
    }
  }
}
