package io.gracekeeper.billing.account;

import io.gracekeeper.access.Role;
import io.gracekeeper.events.AccountId;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Accounts: to make and to see. */
@Path("/accounts/{account}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {

  private final Accounts accounts;

  @Inject
  AccountResource(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What an account is called. */
  @Schema(name = "AccountNamed")
  public record Named(@NotBlank @Size(max = 200) @Pattern(regexp = Bounded.TEXT) String name) {}

  /** An account. */
  @Schema(name = "Account")
  public record Shown(AccountId id, String name) {}

  /** Makes an account or renames it. */
  @PUT
  @RolesAllowed({Role.OWNER, Role.OPERATOR})
  @Transactional
  public Shown put(@PathParam("account") AccountId id, @Valid @NotNull Named named) {
    var account = accounts.of(id).orElse(null);
    if (account == null) {
      account = new Account(id, named.name());
      accounts.persist(account);
    }
    account.rename(named.name());
    return shown(account);
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public Shown show(@PathParam("account") AccountId id) {
    return shown(accounts.existing(id));
  }

  private static Shown shown(Account account) {
    return new Shown(account.id(), account.name());
  }
}
