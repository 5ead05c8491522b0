package io.gracekeeper.adapter.reconciliation;

import io.gracekeeper.events.Marketplace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A marketplace that can be asked. Its answers are kept among the notices, and translated. */
public interface Authority {

  Marketplace marketplace();

  /**
   * Asks about an agreement, and returns once the answer is durable; what cannot be asked about is
   * an answer as well. Blocks.
   *
   * @return false if there is no answer now, or it could not be kept
   */
  boolean ask(Known known);

  /**
   * The agreements that changed there since, as they stand now. Blocks.
   *
   * @return empty if the marketplace does not say now
   */
  Optional<List<Known>> changedSince(Instant since);
}
