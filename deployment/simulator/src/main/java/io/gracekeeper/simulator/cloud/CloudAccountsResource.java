package io.gracekeeper.simulator.cloud;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Lets a customer close a cloud account to the vendor, and open it again. */
@Path("/platform/cloud-accounts/{id}")
class CloudAccountsResource {

  private final CloudAccounts accounts;

  CloudAccountsResource(CloudAccounts accounts) {
    this.accounts = accounts;
  }

  /** What is to become of one. */
  record Door(@NotNull Boolean open) {}

  /** How one stands. */
  record Seen(String cloudAccount, boolean open) {}

  /** One that nobody has spoken of is open. */
  @GET
  public Seen account(@PathParam("id") String id) {
    return new Seen(id, accounts.isOpen(id));
  }

  @PUT
  public Seen turn(@PathParam("id") String id, @Valid @NotNull Door door) {
    if (door.open()) {
      accounts.open(id);
    } else {
      accounts.close(id);
    }
    return account(id);
  }
}
