package io.gracekeeper.simulator.registration;

import org.jspecify.annotations.Nullable;

/**
 * Who comes with a token, and for what.
 *
 * @param customer the customer identifier; empty where agreements are concurrent
 * @param account the buyer's AWS account
 * @param licenseArn null in the legacy dialect
 */
public record Registrant(
    String customer, String account, String productCode, @Nullable String licenseArn) {}
