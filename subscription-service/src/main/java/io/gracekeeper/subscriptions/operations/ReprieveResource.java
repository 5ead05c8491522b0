package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.subscriptions.tenant.DeploymentShown;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an operator lets something run that nobody pays for. */
@Path("/deployments/{deployment}/reprieve")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReprieveResource {

  private final Reprieves reprieves;
  private final Caller caller;

  @Inject
  ReprieveResource(Reprieves reprieves, Caller caller) {
    this.reprieves = reprieves;
    this.caller = caller;
  }

  /**
   * How long, and why.
   *
   * @param until at most 30 days from now; then it is stopped, and its grace begins
   * @param why in words for who asks later
   */
  @Schema(name = "Reprieve")
  public record Reprieve(
      @NotNull @Bounded Instant until,
      @NotBlank @Size(max = 500) @Pattern(regexp = Bounded.TEXT) String why) {}

  /** Lets it run until then, also what is stopped: with its data, by the same id. */
  @PUT
  @Transactional
  public DeploymentShown grant(
      @PathParam("deployment") DeploymentId id, @Valid @NotNull Reprieve reprieve) {
    return DeploymentShown.of(
        reprieves.grant(
            caller.scope(), id, reprieve.until(), reprieve.why(), caller.bearer().subject()));
  }
}
