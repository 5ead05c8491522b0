package io.gracekeeper.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the next part begins; null if this is the last
 */
public record Page<T>(List<T> rows, @Nullable String next) {}
