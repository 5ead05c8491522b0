package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.charge.Foresight.Afterwards;
import io.gracekeeper.billing.charge.Foresight.Foreseen;
import io.gracekeeper.billing.deployment.Deployment;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.PaymentMethod;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What leaving means for one subscription.
 *
 * @param paidBy who pays now; null if nobody does
 * @param prepared how far it is prepared (A16)
 * @param paidByThen who pays afterwards; null if nobody does
 * @param deployments what becomes of what runs
 * @param stillBilledThere what the marketplace goes on billing afterwards (A30)
 */
@Schema(name = "SubscriptionProspect")
record Prospect(
    SubscriptionId subscription,
    ProductId product,
    @Nullable PaymentMethod paidBy,
    Prepared prepared,
    @Nullable PaymentMethod paidByThen,
    List<OfDeployment> deployments,
    List<String> stillBilledThere) {

  /** How far a subscription is prepared for the end of its agreement (A16). */
  enum Prepared {
    /** It is not charged to a marketplace: nothing changes for it. */
    SWITCHED,
    /** Charged to the marketplace; its fallback will take over by itself (A20). */
    FALLBACK_DESIGNATED,
    /** Charged to the marketplace, and nobody will take over: what runs is stopped (A5, C15). */
    NEITHER,
    /** Nobody pays for it now; what is stopped has its deadline already. */
    UNPAID,
    /** Its product has no policy here, so nothing can be said, and nothing is stopped. */
    UNKNOWN
  }

  /**
   * What becomes of one deployment.
   *
   * @param name what its owner calls it
   * @param trialEndsAt null if it is no trial
   * @param stopsAt when it is stopped, if the agreement ended now; null if it is not
   * @param keptUntil the instant before which it is not deleted, counted from that stop or, where
   *     it is stopped already, from the stop that was seen; null if it goes on
   * @param snapshotAt the instant whose data its last good snapshot holds; null if there is none
   * @param snapshotAge how old that is; null if there is none
   * @param snapshotRecent whether it is recent enough for a change of who pays (A7)
   */
  @Schema(name = "DeploymentProspect")
  record OfDeployment(
      DeploymentId deployment,
      String name,
      @Nullable Instant trialEndsAt,
      @Nullable Instant stopsAt,
      @Nullable Instant keptUntil,
      @Nullable Instant snapshotAt,
      @Nullable Duration snapshotAge,
      boolean snapshotRecent) {}

  /** Composes the decision with the schedule that a loss of coverage starts. */
  static Prospect of(
      Foreseen foreseen, List<Deployment> deployments, ProductTerms terms, Instant now) {
    var prepared = prepared(foreseen);
    var then = foreseen.afterwards();
    return new Prospect(
        foreseen.subscription(),
        foreseen.product(),
        foreseen.paidBy(),
        prepared,
        then == null ? null : then.paidBy(),
        deployments.stream().map(it -> of(it, prepared, then, terms, now)).toList(),
        switch (prepared) {
          case FALLBACK_DESIGNATED, NEITHER -> terms.extrasOf(foreseen.plan());
          case SWITCHED, UNPAID, UNKNOWN -> List.of();
        });
  }

  private static OfDeployment of(
      Deployment it,
      Prepared prepared,
      @Nullable Afterwards then,
      ProductTerms terms,
      Instant now) {
    Instant stopsAt = null;
    var keptUntil = it.keptUntil();
    if (prepared == Prepared.NEITHER && then != null && keptUntil == null) {
      stopsAt = then.schedule().stopsAt(now, it.trialEndsAt());
      keptUntil = then.schedule().keptUntil(stopsAt);
    }
    var snapshotAt = it.snapshotAt();
    return new OfDeployment(
        it.id(),
        it.name(),
        it.trialEndsAt(),
        stopsAt,
        keptUntil,
        snapshotAt,
        snapshotAt == null ? null : Duration.between(snapshotAt, now),
        terms.isRecent(snapshotAt, now));
  }

  static Prepared prepared(Foreseen foreseen) {
    var paidBy = foreseen.paidBy();
    if (paidBy == null) {
      return Prepared.UNPAID;
    }
    if (paidBy.kind() != PaymentMethod.Kind.MARKETPLACE) {
      return Prepared.SWITCHED;
    }
    var then = foreseen.afterwards();
    if (then == null) {
      return Prepared.UNKNOWN;
    }
    return then.paidBy() == null ? Prepared.NEITHER : Prepared.FALLBACK_DESIGNATED;
  }
}
