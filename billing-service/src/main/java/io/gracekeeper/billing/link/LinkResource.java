package io.gracekeeper.billing.link;

import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.link.LinkStep.Step;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.LinkFailure;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Limit;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Links an account to what its buyer purchased at a marketplace, and shows what became of it. */
@Path("/accounts/{account}/links")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LinkResource {

  private final Accounts accounts;
  private final Links links;
  private final LinkRequests requests;
  private final Policies policies;

  @Inject
  LinkResource(Accounts accounts, Links links, LinkRequests requests, Policies policies) {
    this.accounts = accounts;
    this.links = links;
    this.requests = requests;
    this.policies = policies;
  }

  /**
   * What the buyer's browser brought from the marketplace.
   *
   * @param ticket from the address to which "Set up your account" leads
   * @param declineFormer true where the purchase was linked to another account before, and the
   *     buyer, knowing which (see the refusal {@code former-account}), wants this one
   */
  @Schema(name = "LinkRequest")
  public record Request(
      @NotBlank @Size(max = 2048) @Pattern(regexp = Bounded.TEXT) String ticket,
      @Nullable Boolean declineFormer) {}

  /**
   * A link as it stands.
   *
   * @param paymentMethod what the account has by it; null until the marketplace has confirmed
   * @param failure why the marketplace did not confirm; null unless it failed
   * @param accountsPerAgreement how many accounts the purchase may pay for (A10): ONE, and linking
   *     another is refused; or MANY, and each account has a link of its own
   */
  @Schema(name = "Link")
  public record Shown(
      LinkId id,
      Link.State state,
      ProductId product,
      @Nullable PaymentMethodId paymentMethod,
      @Nullable LinkFailure failure,
      @Nullable Limit accountsPerAgreement) {}

  /**
   * Links of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Links")
  public record All(List<Shown> links, @Nullable String next) {}

  /**
   * A link with all that became of it.
   *
   * @param support what the vendor's support needs to know, if it failed; null otherwise
   */
  @Schema(name = "LinkStatus")
  public record Status(Shown link, List<Taken> steps, @Nullable Support support) {}

  /**
   * Something that became of a link.
   *
   * @param notice the marketplace's notice from which it follows; null where there is none
   */
  @Schema(name = "LinkStep")
  public record Taken(Step step, Instant at, @Nullable String notice) {}

  /**
   * Everything for a support ticket (A26, C11); the steps taken are beside it.
   *
   * @param marketplace where it was bought
   * @param marketplaceAccount the buyer's account there; null where the marketplace named none
   * @param agreement as our events name it
   */
  @Schema(name = "LinkSupport")
  public record Support(
      AccountId account,
      io.gracekeeper.events.Marketplace marketplace,
      @Nullable String marketplaceAccount,
      String agreement,
      LinkFailure failed) {}

  /**
   * Links; it is pending until the marketplace has confirmed. Told again, it changes nothing. If it
   * is refused, the purchase is not lost: the same or a new ticket leads to it.
   */
  @POST
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown link(
      @PathParam("account") AccountId account,
      @Valid @NotNull Request request,
      @Context SecurityContext caller) {
    return shown(
        requests.ask(
            new LinkRequests.Asked(
                account,
                request.ticket(),
                caller.isUserInRole(Role.OWNER),
                Boolean.TRUE.equals(request.declineFormer()))));
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
    return new All(page.rows().stream().map(this::shown).toList(), page.next());
  }

  /** How a link stands and what became of it, for the dialog that follows it live (C4, C6). */
  @GET
  @Path("/{link}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public Status show(@PathParam("account") AccountId account, @PathParam("link") LinkId id) {
    accounts.existing(account);
    var link = links.existing(account, id);
    var steps =
        links.steps(link).stream()
            .map(step -> new Taken(step.step(), step.at(), step.notice()))
            .toList();
    return new Status(shown(link), steps, support(link));
  }

  private static @Nullable Support support(Link link) {
    var failed = link.failure();
    if (failed == null) {
      return null;
    }
    var names = link.agreement().names();
    var registration = link.registration();
    return new Support(
        link.account(),
        names.marketplace(),
        registration == null ? null : registration.buyerAccount(),
        names.key(),
        failed);
  }

  private Shown shown(Link link) {
    var method = link.paymentMethod();
    return new Shown(
        link.id(),
        link.state(),
        link.product(),
        method == null ? null : method.id(),
        link.failure(),
        policies
            .of(link.product())
            .map(stated -> stated.policy().accountsPerAgreement())
            .orElse(null));
  }
}
