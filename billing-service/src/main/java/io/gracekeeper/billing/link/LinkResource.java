package io.gracekeeper.billing.link;

import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Links an account to what its buyer purchased at a marketplace. */
@Path("/accounts/{account}/links")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LinkResource {

  private final Accounts accounts;
  private final Agreements agreements;
  private final Links links;
  private final Linking linking;
  private final Policies policies;

  @Inject
  LinkResource(
      Accounts accounts, Agreements agreements, Links links, Linking linking, Policies policies) {
    this.accounts = accounts;
    this.agreements = agreements;
    this.links = links;
    this.linking = linking;
    this.policies = policies;
  }

  /**
   * A purchase in AWS's legacy dialect: by the listing and the buyer that the marketplace named.
   */
  @Schema(name = "LinkRequest")
  public record Request(
      @NotNull Marketplace marketplace,
      @NotBlank @Size(max = 256) @Pattern(regexp = Bounded.TEXT) String listing,
      @NotBlank @Size(max = 256) @Pattern(regexp = Bounded.TEXT) String buyer) {}

  /** A link as it stands. */
  @Schema(name = "Link")
  public record Shown(
      LinkId id, Link.State state, ProductId product, @Nullable PaymentMethodId paymentMethod) {}

  /**
   * Links of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Links")
  public record All(List<Shown> links, @Nullable String next) {}

  /** Links; it is pending until the marketplace has confirmed. Told again, it changes nothing. */
  @POST
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown link(@PathParam("account") AccountId account, @Valid @NotNull Request request) {
    accounts.existing(account);
    var product =
        policies
            .ofListing(request.marketplace(), request.listing())
            .orElseThrow(() ->
                Refusal.of(
                    Code.UNKNOWN_LISTING, "No product has the listing " + request.listing() + "."));
    var agreement =
        agreements.locked(
            AgreementNames.ofBuyer(request.marketplace(), request.listing(), request.buyer()));
    var cause = Cause.of("request:" + UUID.randomUUID());
    return shown(linking.link(account, agreement, product, cause));
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    accounts.existing(account);
    var page =
        asked.of(
            "links",
            (after, atMost) -> links.page(account, after, atMost),
            link -> link.id().value());
    return new All(page.rows().stream().map(LinkResource::shown).toList(), page.next());
  }

  private static Shown shown(Link link) {
    var method = link.paymentMethod();
    return new Shown(link.id(), link.state(), link.product(), method == null ? null : method.id());
  }
}
