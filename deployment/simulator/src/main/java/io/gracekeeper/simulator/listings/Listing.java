package io.gracekeeper.simulator.listings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gracekeeper.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product of the vendor's as AWS Marketplace lists it.
 *
 * @param code the product code, by which notices and APIs name it
 * @param name the product's name, which a buyer types to confirm a cancel (C13)
 * @param productId the product's other id, by which agreements name it
 * @param dimensions what a contract counts; empty for pay-as-you-go
 */
public record Listing(
    String code,
    String name,
    String productId,
    Generation generation,
    Pricing pricing,
    List<String> dimensions) {

  public Listing {
    if (generation == Generation.LEGACY && pricing == Pricing.CONTRACT) {
      throw new IllegalArgumentException(
          "simulator.listings." + code + ": contracts of the legacy generation are not played");
    }
  }

  static Listing of(
      String code, String name, Generation generation, Pricing pricing, String... dimensions) {
    return new Listing(
        code, name, AwsIds.derived("prod-", code), generation, pricing, List.of(dimensions));
  }

  static Listing of(String code, ListingSettings.Entry configured) {
    return new Listing(
        code,
        configured.name(),
        configured.productId().orElseGet(() -> AwsIds.derived("prod-", code)),
        configured.generation(),
        configured.pricing(),
        configured.pricing() == Pricing.USAGE
            ? List.of()
            : configured.dimensions().orElse(List.of("units")));
  }

  @JsonIgnore
  public boolean isUsage() {
    return pricing == Pricing.USAGE;
  }

  @JsonIgnore
  public boolean isConcurrent() {
    return generation.isConcurrent();
  }

  /** Refuses a quantity of what the listing does not count. */
  public Map<String, Integer> checked(Map<String, Integer> quantities) {
    unknown(quantities)
        .ifPresent(dimension -> {
          throw Refusal.invalid("'%s' counts no '%s'.".formatted(code, dimension));
        });
    return Map.copyOf(quantities);
  }

  private Optional<String> unknown(Map<String, Integer> quantities) {
    return quantities.keySet().stream().filter(each -> !dimensions.contains(each)).findFirst();
  }
}
