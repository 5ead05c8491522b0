package io.gracekeeper.local.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells of itself at {@code /sandbox/due}.
 *
 * @param now business time there
 * @param next the next instant, in business time, at which it has something to do; null if none
 */
record Due(Instant now, @Nullable Instant next) {}
