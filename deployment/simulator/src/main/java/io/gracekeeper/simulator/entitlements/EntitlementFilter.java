package io.gracekeeper.simulator.entitlements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which entitlements are asked for: any value of a key, and every key. */
record EntitlementFilter(Map<Criterion, Set<String>> wanted) {

  enum Criterion {
    CUSTOMER_IDENTIFIER,
    CUSTOMER_AWS_ACCOUNT_ID,
    DIMENSION,
    LICENSE_ARN
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it has an unknown key, or names the buyer in two ways
   */
  static EntitlementFilter of(JsonNode filter) {
    var wanted = new EnumMap<Criterion, Set<String>>(Criterion.class);
    filter
        .properties()
        .forEach(entry ->
            wanted.put(
                Criterion.valueOf(entry.getKey()),
                entry
                    .getValue()
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toUnmodifiableSet())));
    if (wanted.containsKey(Criterion.CUSTOMER_IDENTIFIER)
        && wanted.containsKey(Criterion.CUSTOMER_AWS_ACCOUNT_ID)) {
      throw new IllegalArgumentException(
          "CUSTOMER_IDENTIFIER and CUSTOMER_AWS_ACCOUNT_ID exclude each other.");
    }
    return new EntitlementFilter(wanted);
  }

  boolean lets(Criterion criterion, String value) {
    return lets(criterion, Set.of(value));
  }

  /** Whether any of several ways to write the same is asked for. */
  boolean lets(Criterion criterion, Set<String> written) {
    var values = wanted.get(criterion);
    return values == null || values.stream().anyMatch(written::contains);
  }
}
