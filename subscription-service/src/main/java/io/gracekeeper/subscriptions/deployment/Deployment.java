package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.platform.Target;
import io.gracekeeper.subscriptions.subscription.LossColumns;
import io.gracekeeper.subscriptions.subscription.Subscription;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One running thing of a subscription: where it stands in its life, and when its next step is. */
@Entity
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

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private @Nullable StopReason why;

  @Embedded private @Nullable LossColumns loss;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @Column(name = "delete_after")
  private @Nullable Instant deleteAfter;

  private @Nullable String permit;

  @Column(name = "permit_ends_at")
  private @Nullable Instant permitEndsAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Column(name = "waiting_for")
  private @Nullable String waitingFor;

  @Column(name = "next_step_at")
  private @Nullable Instant nextStepAt;

  @Column(name = "leased_until")
  private @Nullable Instant leasedUntil;

  private long fence;
  private int attempts;

  /** The names of the states as callers and rows know them. */
  public enum State {
    REQUESTED,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    RESTORING,
    DELETING,
    DELETED
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Deployment() {}

  Deployment(
      DeploymentId id, Subscription subscription, String name, @Nullable Instant trialEndsAt) {
    this.id = id.value();
    this.subscription = subscription.id().value();
    this.account = subscription.account().value();
    this.product = subscription.product().value();
    this.name = name;
    this.trialEndsAt = trialEndsAt;
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

  public @Nullable String waitingFor() {
    return waitingFor;
  }

  public long fence() {
    return fence;
  }

  public int attempts() {
    return attempts;
  }

  /** This deployment as the platform is told of it, under the present fence. */
  public Target target() {
    return new Target(id(), account(), subscription(), name, uid(), fence);
  }

  /** Where it stands. */
  public Lifecycle lifecycle() {
    return switch (state) {
      case REQUESTED -> new Requested();
      case STARTING -> new Starting();
      case RUNNING -> new Running();
      case STOPPING -> new Stopping(present(why), present(loss).loss());
      case STOPPED -> stopped();
      case RESTORING -> new Restoring();
      case DELETING -> new Deleting(stopped(), present(permit), present(permitEndsAt));
      case DELETED -> new Deleted(stopped(), present(permit), present(deletedAt));
    };
  }

  /** Moves on; the caller says when the next step is. */
  void become(Lifecycle next, @Nullable Instant nextStep) {
    switch (next) {
      case Requested _ -> state = State.REQUESTED;
      case Starting _ -> state = State.STARTING;
      case Running _ -> runs();
      case Restoring _ -> state = State.RESTORING;
      case Stopping(var reason, var lost) -> {
        state = State.STOPPING;
        why = reason;
        loss = new LossColumns(lost);
      }
      case Stopped kept -> keep(State.STOPPED, kept);
      case Deleting(var kept, var granted, var until) -> {
        keep(State.DELETING, kept);
        permit = granted;
        permitEndsAt = until;
      }
      case Deleted(var kept, var used, var at) -> {
        keep(State.DELETED, kept);
        permit = used;
        deletedAt = at;
      }
    }
    waitingFor = null;
    attempts = 0;
    nextStepAt = nextStep;
  }

  /** The platform's own id of it, learnt once, when it is first seen. */
  public void identify(DeploymentUid seen) {
    if (uid == null) {
      uid = seen.value();
    }
  }

  /** Nothing changed; the next step is tried at this instant. */
  public void tryAgainAt(Instant instant) {
    attempts++;
    nextStepAt = instant;
  }

  /** Nothing is wrong; the next look is at this instant, or never by itself. */
  public void lookAgainAt(@Nullable Instant instant) {
    attempts = 0;
    nextStepAt = instant;
  }

  /** Its deadline is over, and something refuses. */
  void waitFor(String reasons, Instant nextTry) {
    waitingFor = reasons;
    tryAgainAt(nextTry);
  }

  /** Whoever held the lease is done. */
  public void release() {
    leasedUntil = null;
  }

  private void runs() {
    state = State.RUNNING;
    why = null;
    loss = null;
    stoppedAt = null;
    deleteAfter = null;
    permit = null;
    permitEndsAt = null;
  }

  private void keep(State kept, Stopped stopped) {
    state = kept;
    why = stopped.why();
    loss = new LossColumns(stopped.loss());
    stoppedAt = stopped.stoppedAt();
    deleteAfter = stopped.deleteAfter();
    permit = null;
    permitEndsAt = null;
  }

  private Stopped stopped() {
    return new Stopped(
        present(why), present(loss).loss(), present(stoppedAt), present(deleteAfter));
  }

  private <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("The row of " + id + " lacks what " + state + " needs.");
    }
    return value;
  }
}
