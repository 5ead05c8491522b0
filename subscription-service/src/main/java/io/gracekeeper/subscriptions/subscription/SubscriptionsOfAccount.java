package io.gracekeeper.subscriptions.subscription;

import io.gracekeeper.access.Role;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account runs. */
@Path("/accounts/{account}/subscriptions")
@RunOnVirtualThread
public class SubscriptionsOfAccount {

  private final Subscriptions subscriptions;

  @Inject
  SubscriptionsOfAccount(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * Subscriptions of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Subscriptions")
  public record All(List<SubscriptionResource.Shown> subscriptions, @Nullable String next) {}

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "subscriptions",
            (after, atMost) -> subscriptions.page(account, after, atMost),
            subscription -> subscription.id().value());
    return new All(page.rows().stream().map(SubscriptionResource::shown).toList(), page.next());
  }
}
