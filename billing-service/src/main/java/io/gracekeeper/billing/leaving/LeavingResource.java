package io.gracekeeper.billing.leaving;

import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.leaving.Leave.Outcome;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.paging.Asked;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Leaving a marketplace: to look at beforehand (B8), and to do on our side (A13). */
@Path("/accounts/{account}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LeavingResource {

  private final Accounts accounts;
  private final Outlook outlook;
  private final Leave leave;

  @Inject
  LeavingResource(Accounts accounts, Outlook outlook, Leave leave) {
    this.accounts = accounts;
    this.outlook = outlook;
    this.leave = leave;
  }

  /**
   * How to disconnect.
   *
   * @param acknowledgesOldSnapshots that deployments without a recent snapshot are accepted; it is
   *     recorded (A7)
   */
  @Schema(name = "DisconnectRequest")
  public record Request(boolean acknowledgesOldSnapshots) {}

  /** May this account disconnect or cancel, and what exactly would happen. */
  @GET
  @Path("/leaving")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public Leaving look(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    accounts.existing(account);
    return outlook.of(account, asked);
  }

  /** Ends a link on our side; the agreement goes on at the marketplace, for the other accounts. */
  @POST
  @Path("/links/{link}/disconnection")
  @RolesAllowed(Role.OWNER)
  @Transactional
  public Outcome disconnect(
      @PathParam("account") AccountId account,
      @PathParam("link") LinkId link,
      @Valid @NotNull Request request) {
    accounts.existing(account);
    return leave.disconnect(account, link, request.acknowledgesOldSnapshots());
  }
}
