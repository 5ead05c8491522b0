package io.gracekeeper.simulator.buyer;

/**
 * What the page confirms.
 *
 * @param product whose product it was about
 * @param state how it stands now, in words
 */
public record Confirmation(Deed deed, String product, String state) {}
