package io.gracekeeper.simulator.registration;

/**
 * "Set up your account": AWS would post a form with this token, from the buyer's browser.
 *
 * @param token the field {@code x-amzn-marketplace-token}
 */
public record SetUp(String token) {}
