package io.gracekeeper.adapter.reconciliation;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as somebody knows it: billing, or the marketplace.
 *
 * @param entitled whether it is known to have entitled to something
 * @param askAt from when on the marketplace is to be asked, in business time; null: it is not
 */
public record Known(
    AgreementNames agreement, AgreementState state, boolean entitled, @Nullable Instant askAt) {

  /** One that billing never heard of. */
  static Known unheardOf(AgreementNames agreement) {
    return new Known(agreement, AgreementState.UNKNOWN, false, null);
  }

  boolean isDue(Instant now) {
    return askAt != null && !askAt.isAfter(now);
  }
}
