package io.gracekeeper.adapter.translation;

import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.MarketplaceEvent;
import java.time.Instant;
import java.util.List;

/** What came of reading a notice. */
public sealed interface Translation {

  /** It tells facts; at least one. */
  record Told(List<Envelope<MarketplaceEvent>> facts) implements Translation {}

  /** It is understood, and tells nothing of an agreement. */
  record Nothing() implements Translation {}

  /** Its kind is not known to this version (E5). The notice stays where it is kept. */
  record Unknown() implements Translation {}

  /** It cannot be read, now or later (E6). */
  record Unreadable(String why) implements Translation {}

  /**
   * What a notice tells.
   *
   * @param id the marketplace's own id of the notice
   * @param at the marketplace's own date of it
   * @param facts none is nothing
   */
  static Translation of(String id, Instant at, List<MarketplaceEvent> facts) {
    var cause = Cause.notice(id);
    return facts.isEmpty()
        ? new Nothing()
        : new Told(
            facts.stream()
                .map(fact -> Envelope.of("marketplace-adapter", cause, at, fact))
                .toList());
  }
}
