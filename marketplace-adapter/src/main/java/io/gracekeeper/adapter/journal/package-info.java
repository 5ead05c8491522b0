/**
 * What was replayed, by whom and with what outcome, on the compacted topic {@code
 * marketplace-notices.replays}: the adapter has no database, and every instance of it must give the
 * same answer. Enter with {@link io.gracekeeper.adapter.journal.Journal}.
 */
@NullMarked
package io.gracekeeper.adapter.journal;

import org.jspecify.annotations.NullMarked;
