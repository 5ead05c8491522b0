package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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

/** The deployments of a subscription: to ask for one, and to see all. */
@Path("/subscriptions/{subscription}/deployments")
@RunOnVirtualThread
public class DeploymentResource {

  private final Subscriptions subscriptions;
  private final Deployments deployments;
  private final Course course;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  @Inject
  DeploymentResource(
      Subscriptions subscriptions,
      Deployments deployments,
      Course course,
      Outbox outbox,
      Caller caller,
      @BusinessTime Clock clock) {
    this.subscriptions = subscriptions;
    this.deployments = deployments;
    this.course = course;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /** All deployments of a subscription. */
  public record All(List<DeploymentShown> deployments) {}

  /**
   * What is asked for.
   *
   * @param trialEndsAt when its trial ends; null if it is none
   */
  public record Request(@NotBlank @Size(max = 200) String name, @Nullable Instant trialEndsAt) {}

  /**
   * Asks for a deployment; it starts once billing reports who pays. Told again, nothing changes.
   */
  @PUT
  @Path("/{deployment}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.OPERATOR})
  @Transactional
  public DeploymentShown ask(
      @PathParam("subscription") SubscriptionId subscriptionId,
      @PathParam("deployment") DeploymentId id,
      @Valid @NotNull Request request) {
    var subscription = subscriptions.existingLocked(caller.scope(), subscriptionId);
    var known = deployments.of(subscription, id).orElse(null);
    if (known == null && deployments.isTaken(id)) {
      throw Refusal.conflict("id-taken", "The id " + id + " is taken.", "Choose another id.");
    }
    return DeploymentShown.of(known != null ? known : made(subscription, id, request));
  }

  /** All deployments of a subscription. */
  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("subscription") SubscriptionId id) {
    var subscription = subscriptions.existing(caller.scope(), id);
    return new All(deployments.of(subscription).stream().map(DeploymentShown::of).toList());
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
