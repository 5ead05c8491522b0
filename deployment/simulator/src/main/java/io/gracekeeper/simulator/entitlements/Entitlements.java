package io.gracekeeper.simulator.entitlements;

import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import io.gracekeeper.simulator.agreements.Agreements;
import io.gracekeeper.simulator.agreements.Contract;
import io.gracekeeper.simulator.bus.Seller;
import io.gracekeeper.simulator.entitlements.EntitlementFilter.Criterion;
import io.gracekeeper.simulator.listings.Listing;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What contracts hold. Pay-as-you-go has no entitlements; what is over or yet to come has none. */
@Singleton
class Entitlements {

  private final Agreements agreements;
  private final Seller seller;

  Entitlements(Agreements agreements, Seller seller) {
    this.agreements = agreements;
    this.seller = seller;
  }

  List<Map<String, ?>> of(Listing listing, EntitlementFilter filter) {
    return agreements.all().stream()
        .filter(Entitlements::isLicensed)
        .map(Agreement::contract)
        .filter(contract -> contract.listing().equals(listing))
        .filter(contract -> filter.lets(Criterion.CUSTOMER_IDENTIFIER, ""))
        .filter(contract -> filter.lets(Criterion.CUSTOMER_AWS_ACCOUNT_ID, contract.buyer()))
        .filter(contract -> filter.lets(Criterion.LICENSE_ARN, contract.licenseArns(seller)))
        .flatMap(contract -> entitlements(contract, filter))
        .toList();
  }

  private static boolean isLicensed(Agreement agreement) {
    return switch (agreement) {
      case Scheduled _ -> false;
      case Active _ -> true;
      case Ended ended -> ended.licensedUntil() != null;
    };
  }

  private Stream<Map<String, ?>> entitlements(Contract contract, EntitlementFilter filter) {
    return contract.terms().quantities().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(quantity -> filter.lets(Criterion.DIMENSION, quantity.getKey()))
        .map(quantity -> entitlement(contract, quantity.getKey(), quantity.getValue()));
  }

  private Map<String, ?> entitlement(Contract contract, String dimension, int quantity) {
    var entitlement = new LinkedHashMap<String, Object>();
    entitlement.put("ProductCode", contract.listing().code());
    entitlement.put("Dimension", dimension);
    entitlement.put("CustomerAWSAccountId", contract.buyer());
    entitlement.put("LicenseArn", contract.licenseArn(seller));
    entitlement.put("Value", Map.of("IntegerValue", quantity));
    var endsAt = contract.terms().endsAt();
    if (endsAt != null) {
      entitlement.put("ExpirationDate", endsAt.getEpochSecond());
    }
    return entitlement;
  }
}
