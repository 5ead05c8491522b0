package io.gracekeeper.subscriptions.hold;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.HoldId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Bounded;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an operator puts an account or a deployment on hold, and lifts a hold. */
@Path("/holds")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HoldResource {

  private final Holding holding;
  private final Caller caller;

  @Inject
  HoldResource(Holding holding, Caller caller) {
    this.holding = holding;
    this.caller = caller;
  }

  /**
   * What is put on hold.
   *
   * @param deployment null: all of the account, also what is made later
   * @param why in words for who comes next
   */
  @Schema(name = "HoldRequest")
  public record Request(
      @NotNull AccountId account,
      @Nullable DeploymentId deployment,
      @NotBlank @Size(max = 500) @Pattern(regexp = Bounded.TEXT) String why) {}

  /** Why it is lifted, in words for who asks later. */
  @Schema(name = "HoldLifting")
  public record Lifting(@NotBlank @Size(max = 500) @Pattern(regexp = Bounded.TEXT) String why) {}

  /**
   * A hold.
   *
   * @param deployment null: all of the account
   * @param liftedAt null while it holds; likewise why and by whom
   * @param tooLateFor those whose deletion had begun when it was placed: the platform may have been
   *     told already. Those that it was not told of are kept
   */
  @Schema(name = "Hold")
  public record Shown(
      HoldId id,
      AccountId account,
      @Nullable DeploymentId deployment,
      String why,
      String placedBy,
      Instant placedAt,
      @Nullable String liftedBecause,
      @Nullable String liftedBy,
      @Nullable Instant liftedAt,
      List<DeploymentId> tooLateFor) {}

  /**
   * Holds that are not lifted, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Holds")
  public record All(List<Shown> holds, @Nullable String next) {}

  @GET
  @Transactional
  public All list(@Valid @BeanParam Asked asked) {
    var page = asked.of("holds", holding::page, hold -> hold.id().value());
    return new All(page.rows().stream().map(it -> shown(it, List.of())).toList(), page.next());
  }

  /** Places it; told again, nothing changes. From the answer on nothing of it begins to go. */
  @PUT
  @Path("/{hold}")
  @Transactional
  public Shown place(@PathParam("hold") HoldId id, @Valid @NotNull Request request) {
    var by = caller.bearer().subject();
    var placed = holding.place(id, request.account(), request.deployment(), request.why(), by);
    return shown(placed.hold(), placed.tooLateFor());
  }

  /** Lifts it; what is due is judged at its next look, within an hour. */
  @POST
  @Path("/{hold}/lifting")
  @Transactional
  public Shown lift(@PathParam("hold") HoldId id, @Valid @NotNull Lifting lifting) {
    return shown(holding.lift(id, lifting.why(), caller.bearer().subject()), List.of());
  }

  private static Shown shown(Hold it, List<DeploymentId> tooLateFor) {
    return new Shown(
        it.id(),
        it.account(),
        it.deployment(),
        it.why(),
        it.placedBy(),
        it.placedAt(),
        it.liftedBecause(),
        it.liftedBy(),
        it.liftedAt(),
        tooLateFor);
  }
}
