package io.gracekeeper.simulator.delivery;

import java.util.Map;

/**
 * What is brought to an endpoint, the same bytes at each try.
 *
 * @param id by which a receiver recognises what it gets again
 * @param says what it says, for whoever looks at the deliveries
 * @param headers {@code Content-Type} included
 */
public record Parcel(String id, String says, Map<String, String> headers, String body) {}
