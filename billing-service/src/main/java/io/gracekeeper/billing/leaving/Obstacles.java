package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.invoice.OpenInvoices;
import io.gracekeeper.billing.snapshot.OldSnapshots;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Listed;
import java.util.List;

/**
 * All that a disconnect rests on. The same stands in its refusal and beside a disabled Disconnect
 * (A21).
 *
 * @param byOwner whether an Owner asks (A1)
 * @param wayOut how the account leaves this agreement
 * @param stillCharged the subscriptions that are charged to it (A4)
 * @param openInvoices the account's (A6)
 * @param oldSnapshots the account's (A7)
 * @param acknowledged whether whoever asks accepts that
 */
record Obstacles(
    boolean byOwner,
    WayOut wayOut,
    List<SubscriptionId> stillCharged,
    OpenInvoices openInvoices,
    OldSnapshots oldSnapshots,
    boolean acknowledged) {

  Blockers blockers() {
    var blockers =
        new Blockers()
            .when(!byOwner, Code.ROLE_MISSING, "Only an Owner of the account may disconnect.")
            .when(
                wayOut == WayOut.CANCEL_AT_THE_MARKETPLACE,
                Code.LAST_LINKED_ACCOUNT,
                "No other account is linked to what was bought.")
            .when(
                !stillCharged.isEmpty(),
                Code.STILL_CHARGED,
                "Still charged to it: " + Listed.of(stillCharged) + ".");
    return oldSnapshots.addTo(openInvoices.addTo(blockers), acknowledged);
  }
}
