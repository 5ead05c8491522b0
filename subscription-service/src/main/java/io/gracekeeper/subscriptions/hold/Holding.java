package io.gracekeeper.subscriptions.hold;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.HoldId;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places and lifts holds, in the caller's transaction. Operators see those of all accounts. */
@ApplicationScoped
class Holding {

  private final Holds holds;
  private final Deployments deployments;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Holding(Holds holds, Deployments deployments, Outbox outbox, @BusinessTime Clock clock) {
    this.holds = holds;
    this.deployments = deployments;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A hold that stands.
   *
   * @param tooLateFor those whose deletion had begun before
   */
  record Placed(Hold hold, List<DeploymentId> tooLateFor) {}

  /** Those that are not lifted by id, a page at a time: those that come after one. */
  List<Hold> page(String after, int atMost) {
    return holds.page(after, atMost);
  }

  /**
   * Places it, unless it is placed. What is on its way to a deletion is locked before: whoever
   * judges it comes either before us, and we see it, or after us, and sees the hold.
   */
  Placed place(
      HoldId id, AccountId account, @Nullable DeploymentId deployment, String why, String by) {
    var ending = deployments.endingLocked(account, deployment);
    var hold =
        holds
            .findByIdOptional(id.value())
            .orElseGet(() -> placed(new Hold(id, account, deployment, why, by, clock.instant())));
    if (!hold.isOf(account, deployment)) {
      throw Refusal.of(Code.ID_TAKEN, "The id " + id + " is taken.");
    }
    return new Placed(
        hold,
        ending.stream()
            .filter(it -> it.state() == Deployment.State.DELETING)
            .map(Deployment::id)
            .toList());
  }

  /** Lifts it, unless it is lifted. */
  Hold lift(HoldId id, String why, String by) {
    var hold = holds.existingLocked(id);
    if (hold.lift(why, by, clock.instant())) {
      tell(new SubscriptionEvent.HoldLifted(hold.account(), id, hold.deployment(), why, by));
    }
    return hold;
  }

  private Hold placed(Hold hold) {
    holds.persist(hold);
    tell(
        new SubscriptionEvent.HoldPlaced(
            hold.account(), hold.id(), hold.deployment(), hold.why(), hold.placedBy()));
    return hold;
  }

  private void tell(SubscriptionEvent event) {
    var cause = Cause.of("request:" + UUID.randomUUID());
    outbox.publish(Envelope.of("subscription-service", cause, clock.instant(), event));
  }
}
