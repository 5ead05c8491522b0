package io.gracekeeper.subscriptions.subscription;

import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A loss of coverage as it lies in a row. */
@Embeddable
public class LossColumns {

  @Column(name = "loss_revision")
  private @Nullable Long revision;

  @Column(name = "loss_since")
  private @Nullable Instant since;

  /** In seconds. */
  @Column(name = "loss_grace")
  private @Nullable Long grace;

  @Column(name = "loss_trials_run")
  private @Nullable Boolean trialsRunOn;

  @Column(name = "loss_notice")
  private @Nullable String notice;

  @Column(name = "loss_rule")
  private @Nullable String rule;

  @Column(name = "loss_policy_hash")
  private @Nullable String policyHash;

  protected LossColumns() {}

  public LossColumns(Loss loss) {
    this.revision = loss.revision();
    this.since = loss.since();
    this.grace = loss.schedule().grace().toSeconds();
    this.trialsRunOn = loss.schedule().trialsRunOn();
    this.notice = loss.notice();
    this.rule = loss.rule();
    this.policyHash = loss.policyHash();
  }

  /**
   * The loss.
   *
   * @throws IllegalStateException if the row lacks part of it; a deletion must not be decided then
   */
  public Loss loss() {
    if (revision == null
        || since == null
        || grace == null
        || trialsRunOn == null
        || rule == null
        || policyHash == null) {
      throw new IllegalStateException("A row lacks part of its loss of coverage.");
    }
    return new Loss(
        revision,
        since,
        new Schedule(Duration.ofSeconds(grace), trialsRunOn),
        notice,
        rule,
        policyHash);
  }
}
