package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.tenant.DeploymentShown;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is on its way to a deletion, of all accounts. */
@Path("/deletions")
@RolesAllowed(Role.OPERATOR)
@RunOnVirtualThread
public class OperationsResource {

  /** What a forecast looks at, at most; more than that is more than any breaker lets through. */
  private static final int AT_MOST = 1000;

  private final Endings endings;
  private final Forecast forecast;
  private final Clock clock;

  @Inject
  OperationsResource(Endings endings, Forecast forecast, @BusinessTime Clock clock) {
    this.endings = endings;
    this.forecast = forecast;
    this.clock = clock;
  }

  /**
   * Deployments on their way to a deletion, the soonest first.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Endings")
  public record All(List<Ending> deployments, @Nullable String next) {}

  /**
   * What would be deleted until an instant, if nothing changed.
   *
   * @param waits what would be due and wait, with the reasons
   * @param complete false if there are more than could be looked at
   */
  @Schema(name = "DeletionForecast")
  public record Foretold(
      Instant until, List<Deleted> deletes, List<Waiting> waits, boolean complete) {}

  /**
   * One that would be deleted. The platform is looked at, and billing asked, only then; and a
   * snapshot that is required is taken before.
   */
  @Schema(name = "ForeseenDeletion")
  public record Deleted(DeploymentShown deployment, Instant at) {}

  /** One that would wait. */
  @Schema(name = "ForeseenWaiting")
  public record Waiting(DeploymentShown deployment, List<String> reasons) {}

  /** All of them, with the evidence. */
  @GET
  @Transactional
  public All list(@Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "deletions",
            (after, atMost) -> endings.after(Place.read(after), atMost),
            deployment -> Place.of(deployment).text());
    return new All(page.rows().stream().flatMap(endings::shown).toList(), page.next());
  }

  /** What the next hours would delete, by the same keys (a dry run): nothing is done. */
  @GET
  @Path("/forecast")
  @Transactional
  public Foretold foretell(@QueryParam("hours") @DefaultValue("24") @Min(1) @Max(168) int hours) {
    var within = Duration.ofHours(hours);
    var foreseen = forecast.of(within, AT_MOST + 1);
    return new Foretold(
        clock.instant().plus(within),
        foreseen.stream()
            .filter(it -> it.against().isEmpty())
            .map(it -> new Deleted(shown(it.deployment()), it.at()))
            .toList(),
        foreseen.stream()
            .filter(it -> !it.against().isEmpty())
            .map(it -> new Waiting(shown(it.deployment()), it.against()))
            .toList(),
        foreseen.size() <= AT_MOST);
  }

  private static DeploymentShown shown(Deployment it) {
    return DeploymentShown.of(it);
  }
}
