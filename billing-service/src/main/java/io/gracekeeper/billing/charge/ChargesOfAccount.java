package io.gracekeeper.billing.charge;

import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.paging.Asked;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who pays for each subscription of an account (A15). */
@Path("/accounts/{account}/charges")
@RunOnVirtualThread
public class ChargesOfAccount {

  private final Charges charges;
  private final Reassignment reassignment;
  private final Clock clock;

  @Inject
  ChargesOfAccount(Charges charges, Reassignment reassignment, @BusinessTime Clock clock) {
    this.charges = charges;
    this.reassignment = reassignment;
    this.clock = clock;
  }

  /**
   * Charges of an account, by subscription.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Charges")
  public record All(List<ChargeResource.Shown> charges, @Nullable String next) {}

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "charges",
            (after, atMost) -> charges.page(account, after, atMost),
            charge -> charge.subscription().value());
    var wallet = reassignment.wallet(account);
    var now = clock.instant();
    return new All(
        page.rows().stream().map(it -> ChargeResource.Shown.of(it, wallet, now)).toList(),
        page.next());
  }
}
