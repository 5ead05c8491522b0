package io.gracekeeper.billing.leaving;

import static io.gracekeeper.billing.leaving.Checklist.State.DONE;
import static io.gracekeeper.billing.leaving.Checklist.State.GOOD_TO_KNOW;
import static io.gracekeeper.billing.leaving.Checklist.State.OPEN;

import io.gracekeeper.billing.leaving.Leaving.OfMarketplace;
import io.gracekeeper.billing.snapshot.OldSnapshots;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Listed;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to see to before leaving, in order (A32). */
final class Checklist {

  private Checklist() {}

  /** What is to be seen to. */
  enum Point {
    FALLBACK,
    ROLE,
    LAST_ACCOUNT,
    SNAPSHOTS,
    WHAT_STAYS
  }

  /** Whether it is seen to. */
  enum State {
    DONE,
    OPEN,
    GOOD_TO_KNOW
  }

  /** One line of it. */
  @Schema(name = "ChecklistItem")
  record Item(Point point, State state, String detail) {}

  /**
   * The list.
   *
   * @param unprepared subscriptions for which nobody is known to pay afterwards (A16)
   * @param oldSnapshots the account's (A7)
   */
  static List<Item> of(
      List<SubscriptionId> unprepared,
      boolean byOwner,
      List<OfMarketplace> marketplaces,
      OldSnapshots oldSnapshots) {
    return List.of(
        unprepared.isEmpty()
            ? new Item(Point.FALLBACK, DONE, "Every subscription is paid for afterwards.")
            : new Item(
                Point.FALLBACK,
                OPEN,
                "Nobody is known to pay afterwards for "
                    + Listed.of(unprepared)
                    + ": what runs there is stopped, and deleted after the grace period for good."),
        new Item(
            Point.ROLE,
            byOwner ? DONE : OPEN,
            byOwner ? "An Owner may disconnect." : "Only an Owner may disconnect."),
        lastAccount(marketplaces),
        oldSnapshots.areNone()
            ? new Item(Point.SNAPSHOTS, DONE, "Every deployment has a recent snapshot.")
            : new Item(Point.SNAPSHOTS, OPEN, oldSnapshots.detail()),
        new Item(
            Point.WHAT_STAYS,
            GOOD_TO_KNOW,
            "Marketplace credits, private offers and extras that it bills itself do not move."));
  }

  private static Item lastAccount(List<OfMarketplace> marketplaces) {
    var last =
        marketplaces.stream()
            .filter(it -> it.wayOut() == WayOut.CANCEL_AT_THE_MARKETPLACE)
            .map(it -> it.paymentMethod().label())
            .toList();
    if (marketplaces.isEmpty()) {
      return new Item(Point.LAST_ACCOUNT, DONE, "The account is linked to no marketplace.");
    }
    return last.isEmpty()
        ? new Item(Point.LAST_ACCOUNT, DONE, "Other accounts stay linked.")
        : new Item(
            Point.LAST_ACCOUNT,
            GOOD_TO_KNOW,
            "The last account linked to "
                + Listed.of(last)
                + ": it leaves by cancelling at the marketplace.");
  }
}
