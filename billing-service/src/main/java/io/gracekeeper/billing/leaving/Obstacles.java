package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.invoice.OpenInvoices;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a disconnect rests on. The same stands in its refusal and beside a disabled Disconnect
 * (A21).
 *
 * @param byOwner whether an Owner asks (A1)
 * @param wayOut how the account leaves this agreement
 * @param stillCharged the subscriptions that are charged to it (A4)
 * @param openInvoices the account's (A6)
 * @param withoutRecentSnapshot deployments whose last good snapshot is too old or absent (A7)
 * @param acknowledged whether whoever asks accepts that
 */
record Obstacles(
    boolean byOwner,
    WayOut wayOut,
    List<SubscriptionId> stillCharged,
    OpenInvoices openInvoices,
    List<String> withoutRecentSnapshot,
    boolean acknowledged) {

  /** More would not be read, and a page of the answer lists them all. */
  private static final int NAMED = 20;

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
                "Still charged to it: " + named(stillCharged) + ".");
    return openInvoices
        .addTo(blockers)
        .when(
            !withoutRecentSnapshot.isEmpty() && !acknowledged,
            Code.NO_RECENT_SNAPSHOT,
            "Without a recent snapshot: " + named(withoutRecentSnapshot) + ".");
  }

  static String named(Collection<?> all) {
    var first = all.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
  }
}
