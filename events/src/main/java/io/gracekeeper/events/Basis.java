package io.gracekeeper.events;

/**
 * What a decision rests on.
 *
 * @param rule the number of the deciding rule, as in "A20"
 * @param policyHash SHA-256 of the product's policy as it stood, in hex
 */
public record Basis(ProductId product, String rule, String policyHash) {}
