package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.tenant.DeploymentShown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deployment on its way to a deletion, with the evidence for it.
 *
 * @param notice the marketplace's own id of the notice that began it; null if no notice did
 * @param coverageRevision the decision by which nobody pays; null if an Owner ordered it
 * @param rule the rule that billing decided by; null if an Owner ordered it
 * @param orderedBy the Owner who ordered it; null if nobody did
 * @param erasureNotice a marketplace's demand to erase it; null if there is none
 * @param holds why it must not be deleted, of each hold
 */
@Schema(name = "Ending")
public record Ending(
    DeploymentShown deployment,
    @Nullable String notice,
    @Nullable Long coverageRevision,
    @Nullable String rule,
    String policyHash,
    @Nullable String orderedBy,
    @Nullable String erasureNotice,
    List<Told> warnings,
    List<String> holds) {

  /**
   * A warning before its deletion.
   *
   * @param toldAt null until it is told
   */
  @Schema(name = "Warning")
  public record Told(Duration lead, @Nullable Instant toldAt) {}

  static Ending of(DeploymentShown shown, Stopped stopped, List<String> holds) {
    var loss = stopped.ground() instanceof Unpaid(_, var lost) ? lost : null;
    var erasure = stopped.erasure();
    return new Ending(
        shown,
        loss == null ? null : loss.notice(),
        loss == null ? null : loss.revision(),
        loss == null ? null : loss.rule(),
        switch (stopped.ground()) {
          case Unpaid(_, var lost) -> lost.policyHash();
          case Ordered(_, _, var hash) -> hash;
        },
        stopped.ground() instanceof Ordered(var by, _, _) ? by : null,
        erasure == null ? null : erasure.notice(),
        stopped.warnings().all().stream().map(it -> new Told(it.lead(), it.toldAt())).toList(),
        holds);
  }

  DeploymentId id() {
    return deployment.id();
  }
}
