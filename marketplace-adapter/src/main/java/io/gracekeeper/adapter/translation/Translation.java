package io.gracekeeper.adapter.translation;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.MarketplaceEvent;

/** What came of reading a notice. */
public sealed interface Translation {

  /** It tells a fact. */
  record Told(Envelope<MarketplaceEvent> fact) implements Translation {}

  /** It is understood, and tells nothing of an agreement. */
  record Nothing() implements Translation {}

  /** Its kind is not known to this version (E5). The notice stays where it is kept. */
  record Unknown() implements Translation {}

  /** It cannot be read, now or later (E6). */
  record Unreadable(String why) implements Translation {}
}
