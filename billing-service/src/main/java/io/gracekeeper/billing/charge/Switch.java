package io.gracekeeper.billing.charge;

import io.gracekeeper.billing.invoice.Invoices;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.snapshot.Acknowledgements;
import io.gracekeeper.billing.snapshot.OldSnapshots;
import io.gracekeeper.billing.snapshot.Snapshots;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * Puts a subscription on another payment method (A12). Open invoices and old snapshots stand in the
 * way of a change (A6, A7), but not of a way out of the grace (D2).
 */
@ApplicationScoped
class Switch {

  private final Invoices invoices;
  private final Snapshots snapshots;
  private final Acknowledgements acknowledgements;
  private final Reassignment reassignment;
  private final Clock clock;

  @Inject
  Switch(
      Invoices invoices,
      Snapshots snapshots,
      Acknowledgements acknowledgements,
      Reassignment reassignment,
      @BusinessTime Clock clock) {
    this.invoices = invoices;
    this.snapshots = snapshots;
    this.acknowledgements = acknowledgements;
    this.reassignment = reassignment;
    this.clock = clock;
  }

  /**
   * Switches, or refuses for all reasons at once.
   *
   * @param charge locked by the caller
   * @param chosen a method of the same account
   * @param acknowledged whether whoever asks accepts that snapshots are old
   */
  void switchTo(Charge charge, PaymentMethod chosen, boolean acknowledged) {
    var isChange = !charge.isUncovered() && !charge.isAssignedTo(chosen.id());
    var old = isChange ? snapshots.oldOf(charge.subscription()) : OldSnapshots.NONE;
    var blockers =
        new Blockers()
            .when(
                !chosen.payer().means().isLive(clock.instant()),
                Code.PAYMENT_METHOD_NOT_LIVE,
                chosen.shown().label() + " cannot be charged.");
    if (isChange) {
      invoices.openOf(charge.account()).addTo(blockers);
    }
    old.addTo(blockers, acknowledged).refuse();
    var cause = Cause.of("request:" + UUID.randomUUID());
    acknowledgements.record(charge.account(), old, cause);
    reassignment.switchTo(charge, chosen, cause);
  }
}
