package io.gracekeeper.subscriptions.cloud;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.platform.Platform;
import io.gracekeeper.subscriptions.platform.PlatformException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an Owner designates a cloud account of their own to host deployments (B2). */
@Path("/accounts/{account}/cloud-accounts")
@RunOnVirtualThread
public class CloudAccountResource {

  private final CloudAccounts cloudAccounts;
  private final Platform platform;
  private final Caller caller;

  @Inject
  CloudAccountResource(CloudAccounts cloudAccounts, Platform platform, Caller caller) {
    this.cloudAccounts = cloudAccounts;
    this.platform = platform;
    this.caller = caller;
  }

  /**
   * A designated cloud account.
   *
   * @param id as the cloud provider has it
   * @param checkedAt when the platform was last seen to have access to it
   */
  @Schema(name = "CloudAccount")
  public record Shown(String id, String designatedBy, Instant checkedAt) {

    static Shown of(CloudAccount it) {
      return new Shown(it.id(), it.designatedBy(), it.checkedAt());
    }
  }

  /**
   * Cloud accounts of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "CloudAccounts")
  public record All(List<Shown> cloudAccounts, @Nullable String next) {}

  /** Designates it if the platform has access to it; told again, access is checked again. */
  @PUT
  @Path("/{cloudAccount}")
  @RolesAllowed(Role.OWNER)
  public Shown designate(
      @PathParam("account") AccountId account,
      @PathParam("cloudAccount") @Size(max = 100) @Pattern(regexp = Bounded.TEXT) String id) {
    caller.mustReach(account);
    if (!hasAccess(account, id)) {
      throw Refusal.of(Code.NO_ACCESS, "The platform has no access to " + id + ".");
    }
    return Shown.of(cloudAccounts.designate(account, id, caller.bearer().subject()));
  }

  /** Those of the account. */
  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    caller.mustReach(account);
    var page =
        asked.of(
            "cloud-accounts",
            (after, atMost) -> cloudAccounts.page(account, after, atMost),
            CloudAccount::id);
    return new All(page.rows().stream().map(Shown::of).toList(), page.next());
  }

  private boolean hasAccess(AccountId account, String id) {
    try {
      return platform.hasAccess(account, id);
    } catch (PlatformException silent) {
      throw Refusal.of(
          Code.PLATFORM_UNAVAILABLE, "Whether it has access to " + id + " is unknown.");
    }
  }
}
