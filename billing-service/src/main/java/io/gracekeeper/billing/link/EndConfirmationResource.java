package io.gracekeeper.billing.link;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an operator vouches for an end that the marketplace cannot be asked about (D1). */
@Path("/accounts/{account}/links/{link}/end-confirmation")
@Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
@RunOnVirtualThread
public class EndConfirmationResource {

  private final Accounts accounts;
  private final EndConfirmation confirmation;
  private final Caller caller;

  @Inject
  EndConfirmationResource(Accounts accounts, EndConfirmation confirmation, Caller caller) {
    this.accounts = accounts;
    this.confirmation = confirmation;
    this.caller = caller;
  }

  /**
   * Which end was confirmed.
   *
   * @param agreement as our events name it
   * @param endedAt the marketplace's date of it
   */
  @Schema(name = "EndConfirmed")
  public record Confirmed(String agreement, Instant endedAt) {}

  /**
   * Confirms the end of the link's agreement, of which the marketplace told. What it paid for may
   * then be deleted when its grace is over, as far as this goes. Should the agreement return, and
   * end once more, that end is to be confirmed anew.
   */
  @POST
  @RolesAllowed(Role.OPERATOR)
  @Transactional
  public Confirmed confirm(
      @PathParam("account") AccountId account, @PathParam("link") LinkId link) {
    accounts.existing(account);
    return confirmation.confirm(account, link, caller.bearer().subject());
  }
}
