package io.gracekeeper.subscriptions.brake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may stop a deletion whatever else is said for it.
 *
 * @param thrown why the kill switch is thrown; null if it is off
 * @param frozenSince when the breaker of the product tripped; null if it is closed
 * @param begunWithinTheHour how many deletions of the product have begun within the last hour, or
 *     since an operator closed the breaker
 */
public record Brake(
    @Nullable String thrown, @Nullable Instant frozenSince, int begunWithinTheHour) {}
