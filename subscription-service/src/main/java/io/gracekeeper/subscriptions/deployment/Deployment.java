package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Target;
import io.gracekeeper.subscriptions.subscription.Subscription;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One running thing of a subscription: where it stands in its life, and when its next step is. Only
 * what has changed is written, for some columns are the purger's alone to write.
 */
@Entity
@DynamicInsert
@DynamicUpdate
public class Deployment {

  @Id private String id;

  @Column(name = "subscription_id")
  private String subscription;

  @Column(name = "account_id")
  private String account;

  private String product;
  private String name;

  @Column(name = "trial_ends_at")
  private @Nullable Instant trialEndsAt;

  private @Nullable String uid;

  @Column(name = "cloud_account")
  private @Nullable String cloudAccount;

  private @Nullable String scale;

  @Convert(converter = LifecycleColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private Lifecycle lifecycle;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "delete_after")
  private @Nullable Instant deleteAfter;

  @Column(name = "begun_at")
  private @Nullable Instant begunAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Column(name = "reprieved_until")
  private @Nullable Instant reprievedUntil;

  @Column(name = "waiting_for")
  private @Nullable String waitingFor;

  @Column(name = "waiting_since")
  private @Nullable Instant waitingSince;

  private @Nullable String trouble;

  @Column(name = "failing_since")
  private @Nullable Instant failingSince;

  @Enumerated(EnumType.STRING)
  @Column(name = "next_step")
  private NextStep.@Nullable Kind nextStep;

  @Column(name = "next_step_at")
  private @Nullable Instant nextStepAt;

  @Column(name = "leased_until")
  private @Nullable Instant leasedUntil;

  private long fence;
  private int attempts;

  /** The names of the states as callers and rows know them. */
  public enum State {
    REQUESTED(Requested.class),
    STARTING(Starting.class),
    RUNNING(Running.class),
    STOPPING(Stopping.class),
    STOPPED(Stopped.class),
    RESTORING(Restoring.class),
    SNAPSHOTTING(Snapshotting.class),
    DELETING(Deleting.class),
    DELETED(Deleted.class),
    RELEASED(Released.class);

    private final Class<? extends Lifecycle> lifecycle;

    State(Class<? extends Lifecycle> lifecycle) {
      this.lifecycle = lifecycle;
    }

    Class<? extends Lifecycle> lifecycle() {
      return lifecycle;
    }

    static State of(Lifecycle lifecycle) {
      return Arrays.stream(values())
          .filter(it -> it.lifecycle.isInstance(lifecycle))
          .findFirst()
          .orElseThrow();
    }
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Deployment() {}

  /** Asked for. */
  public Deployment(
      DeploymentId id,
      Subscription subscription,
      String name,
      @Nullable Instant trialEndsAt,
      @Nullable String cloudAccount) {
    this.id = id.value();
    this.subscription = subscription.id().value();
    this.account = subscription.account().value();
    this.product = subscription.product().value();
    this.name = name;
    this.trialEndsAt = trialEndsAt;
    this.cloudAccount = cloudAccount;
    this.lifecycle = new Requested();
    this.state = State.REQUESTED;
  }

  public DeploymentId id() {
    return new DeploymentId(id);
  }

  public SubscriptionId subscription() {
    return new SubscriptionId(subscription);
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public ProductId product() {
    return new ProductId(product);
  }

  public String name() {
    return name;
  }

  public @Nullable Instant trialEndsAt() {
    return trialEndsAt;
  }

  public @Nullable DeploymentUid uid() {
    return uid == null ? null : new DeploymentUid(uid);
  }

  public State state() {
    return state;
  }

  /** The customer's own cloud account where it is hosted (B2); null: one of the vendor (B1). */
  public @Nullable String cloudAccount() {
    return cloudAccount;
  }

  /**
   * How large it was when it was started or stopped last, in the platform's words; null if the
   * platform did not say.
   */
  public @Nullable String scale() {
    return scale;
  }

  /** Until when an operator lets it run unpaid; null if nobody did. */
  public @Nullable Instant reprievedUntil() {
    return reprievedUntil;
  }

  /** When it is deleted if nothing changes; null unless it is stopped. */
  public @Nullable Instant deletesAt() {
    return deleteAfter;
  }

  /** Why it is kept although its time is over; null unless something refuses. */
  public @Nullable String waitingFor() {
    return waitingFor;
  }

  public @Nullable Instant waitingSince() {
    return waitingSince;
  }

  /** Why its next step fails; null unless it does. */
  public @Nullable String trouble() {
    return trouble;
  }

  public @Nullable Instant failingSince() {
    return failingSince;
  }

  /** What is next, by itself; null if nothing is. */
  public @Nullable NextStep nextStep() {
    return nextStep == null || nextStepAt == null ? null : new NextStep(nextStep, nextStepAt);
  }

  public long fence() {
    return fence;
  }

  public int attempts() {
    return attempts;
  }

  /** This deployment as the platform is told of it, under the present fence. */
  public Target target() {
    return new Target(id(), account(), subscription(), name, uid(), cloudAccount, fence);
  }

  /** Where it stands. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Moves on; the caller says what the next step is. */
  void become(Lifecycle next, Optional<NextStep> step, Instant now) {
    if (lifecycle instanceof Running && next instanceof Stopping) {
      scale = null; // It may have been changed since it was started: the stop tells.
    }
    lifecycle = next;
    state = State.of(next);
    deleteAfter = deadline(next);
    begunAt =
        switch (next) {
          case Deleting _ -> now;
          case Deleted _ -> begunAt;
          case Stopped _, Lifecycle.Alive _, Snapshotting _, Released _ -> null;
        };
    if (next instanceof Deleted deleted && deletedAt == null) {
      deletedAt = deleted.deletedAt();
    }
    waitingFor = null;
    waitingSince = null;
    isWell();
    plan(step);
  }

  /** Nothing changed but the next step. */
  void plan(Optional<NextStep> step) {
    attempts = 0;
    nextStep = step.map(NextStep::kind).orElse(null);
    nextStepAt = step.map(NextStep::at).orElse(null);
  }

  /** The platform's own id of it, learnt when it is first seen, or made anew from a snapshot. */
  public void identify(DeploymentUid seen) {
    uid = seen.value();
  }

  /** How large it is, or was when it was stopped. */
  public void measure(String seen) {
    scale = seen;
  }

  /** An operator lets it run unpaid for a while. */
  public void reprieve(Instant until) {
    reprievedUntil = until;
  }

  /** Nothing changed, nothing is wrong; its next step is tried again at this instant. */
  public void tryAgainAt(Instant instant) {
    attempts++;
    nextStepAt = instant;
  }

  /** A step further in the same state: what was tried before, and failed, goes on counting. */
  void goOn(Lifecycle next, Instant at) {
    lifecycle = next;
    nextStepAt = at;
  }

  /** Its next step failed, and is tried again at this instant. */
  public void fails(String because, Instant now, Instant nextTry) {
    trouble = because;
    failingSince = failingSince == null ? now : failingSince;
    tryAgainAt(nextTry);
  }

  /** What failed does not fail any more. */
  public void isWell() {
    trouble = null;
    failingSince = null;
  }

  /** Its time is over, and something refuses. */
  void waitFor(String reasons, Instant now, Instant nextTry) {
    waitingFor = reasons;
    waitingSince = waitingSince == null ? now : waitingSince;
    tryAgainAt(nextTry);
  }

  /** Whoever held the lease is done. */
  public void release() {
    leasedUntil = null;
  }

  private static @Nullable Instant deadline(Lifecycle next) {
    return switch (next) {
      case Stopped stopped -> stopped.deletesAt();
      case Lifecycle.Ending ending -> ending.stopped().deletesAt();
      case Lifecycle.Alive _ -> null;
    };
  }
}
