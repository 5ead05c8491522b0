package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Receipt;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deployments: to ask for one, and to see where it stands and when what will happen (D7). */
@Path("/")
@RunOnVirtualThread
public class DeploymentResource {

  private final Subscriptions subscriptions;
  private final Deployments deployments;
  private final Course course;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  DeploymentResource(
      Subscriptions subscriptions,
      Deployments deployments,
      Course course,
      Outbox outbox,
      @BusinessTime Clock clock) {
    this.subscriptions = subscriptions;
    this.deployments = deployments;
    this.course = course;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** All deployments of a subscription. */
  public record All(List<Shown> deployments) {}

  /**
   * What is asked for.
   *
   * @param trialEndsAt when its trial ends; null if it is none
   */
  public record Request(@NotBlank @Size(max = 200) String name, @Nullable Instant trialEndsAt) {}

  /**
   * A deployment as it stands.
   *
   * @param deleteAfter the instant before which it is not deleted; null unless it is stopped
   * @param waitingFor why it is kept after that; null unless something refuses
   */
  public record Shown(
      DeploymentId id,
      SubscriptionId subscription,
      AccountId account,
      String name,
      Deployment.State state,
      @Nullable DeploymentUid uid,
      @Nullable Instant trialEndsAt,
      @Nullable StopReason why,
      @Nullable Instant stoppedAt,
      @Nullable Instant deleteAfter,
      @Nullable String waitingFor,
      @Nullable Receipt receipt) {

    /** A deployment as callers see it. */
    public static Shown of(Deployment it) {
      var state = it.lifecycle();
      var kept = keptIn(state);
      return new Shown(
          it.id(),
          it.subscription(),
          it.account(),
          it.name(),
          it.state(),
          it.uid(),
          it.trialEndsAt(),
          state instanceof Lifecycle.Stopping stopping
              ? stopping.why()
              : kept == null ? null : kept.why(),
          kept == null ? null : kept.stoppedAt(),
          kept == null ? null : kept.deleteAfter(),
          it.waitingFor(),
          Course.receipt(it, state).orElse(null));
    }

    private static Lifecycle.@Nullable Stopped keptIn(Lifecycle state) {
      return switch (state) {
        case Lifecycle.Stopped stopped -> stopped;
        case Lifecycle.Deleting deleting -> deleting.stopped();
        case Lifecycle.Deleted deleted -> deleted.stopped();
        case Lifecycle.Requested _,
            Lifecycle.Starting _,
            Lifecycle.Running _,
            Lifecycle.Stopping _,
            Lifecycle.Restoring _ ->
            null;
      };
    }
  }

  /**
   * Asks for a deployment; it starts once billing reports who pays. Told again, nothing changes.
   */
  @PUT
  @Path("/subscriptions/{subscription}/deployments/{deployment}")
  @Transactional
  public Shown ask(
      @PathParam("subscription") SubscriptionId subscriptionId,
      @PathParam("deployment") DeploymentId id,
      @Valid @NotNull Request request) {
    var subscription = subscriptions.existingLocked(subscriptionId);
    var known = deployments.of(id).orElse(null);
    if (known != null && !known.subscription().equals(subscriptionId)) {
      throw Refusal.conflict("id-taken", "The id " + id + " is taken.", "Choose another id.");
    }
    return Shown.of(known != null ? known : made(subscription, id, request));
  }

  /** All deployments of a subscription. */
  @GET
  @Path("/subscriptions/{subscription}/deployments")
  @Transactional
  public All list(@PathParam("subscription") SubscriptionId subscription) {
    subscriptions.existing(subscription);
    return new All(deployments.of(subscription).stream().map(Shown::of).toList());
  }

  @GET
  @Path("/deployments/{deployment}")
  @Transactional
  public Shown show(@PathParam("deployment") DeploymentId id) {
    return deployments
        .of(id)
        .map(Shown::of)
        .orElseThrow(
            () -> Refusal.unknown("unknown-deployment", "There is no deployment " + id + "."));
  }

  private Deployment made(Subscription subscription, DeploymentId id, Request request) {
    var made = new Deployment(id, subscription, request.name(), request.trialEndsAt());
    deployments.persist(made);
    var cause = Cause.of("request:" + UUID.randomUUID());
    var requested =
        new DeploymentRequested(
            made.account(), made.subscription(), id, made.name(), made.trialEndsAt());
    outbox.publish(Envelope.of("subscription-service", cause, clock.instant(), requested));
    course.follow(made, subscription.coverage(), cause);
    return made;
  }
}
