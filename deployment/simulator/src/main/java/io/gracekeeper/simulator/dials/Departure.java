package io.gracekeeper.simulator.dials;

/**
 * A notice that is ready to go.
 *
 * @param id the message's or the event's
 * @param send sends it, every way that its listing has
 */
public record Departure(String id, Runnable send) {}
