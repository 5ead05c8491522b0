package io.gracekeeper.subscriptions.tenant;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.cloud.CloudAccounts;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The deployments of a subscription: to ask for one, and to see all. */
@Path("/subscriptions/{subscription}/deployments")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeploymentResource {

  private final Subscriptions subscriptions;
  private final Deployments deployments;
  private final CloudAccounts cloudAccounts;
  private final Course course;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  @Inject
  DeploymentResource(
      Subscriptions subscriptions,
      Deployments deployments,
      CloudAccounts cloudAccounts,
      Course course,
      Outbox outbox,
      Caller caller,
      @BusinessTime Clock clock) {
    this.subscriptions = subscriptions;
    this.deployments = deployments;
    this.cloudAccounts = cloudAccounts;
    this.course = course;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Deployments of a subscription, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Deployments")
  public record All(List<DeploymentShown> deployments, @Nullable String next) {}

  /**
   * What is asked for.
   *
   * @param trialEndsAt when its trial ends; null if it is none
   * @param cloudAccount the customer's own cloud account where it is to be hosted, which an Owner
   *     has designated (B2); null: one of the vendor (B1)
   */
  @Schema(name = "DeploymentRequest")
  public record Request(
      @NotBlank @Size(max = 200) @Pattern(regexp = Bounded.TEXT) String name,
      @Nullable @Bounded Instant trialEndsAt,
      @Nullable @Size(max = 100) @Pattern(regexp = Bounded.TEXT) String cloudAccount) {}

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
      throw Refusal.of(Code.ID_TAKEN, "The id " + id + " is taken.");
    }
    return DeploymentShown.of(known != null ? known : made(subscription, id, request));
  }

  /** All deployments of a subscription. */
  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("subscription") SubscriptionId id, @Valid @BeanParam Asked asked) {
    var subscription = subscriptions.existing(caller.scope(), id);
    var page =
        asked.of(
            "deployments",
            (after, atMost) -> deployments.page(subscription, after, atMost),
            deployment -> deployment.id().value());
    return new All(page.rows().stream().map(DeploymentShown::of).toList(), page.next());
  }

  private Deployment made(Subscription subscription, DeploymentId id, Request request) {
    if (request.cloudAccount() != null) {
      cloudAccounts.mustBeDesignated(subscription.account(), request.cloudAccount());
    }
    var made =
        new Deployment(
            id, subscription, request.name(), request.trialEndsAt(), request.cloudAccount());
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
