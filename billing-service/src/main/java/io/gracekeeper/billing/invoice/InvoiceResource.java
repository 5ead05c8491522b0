package io.gracekeeper.billing.invoice;

import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.payment.Money;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.InvoiceId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Invoices: the vendor's backend tells of them and that they are paid; the account sees them. */
@Path("/accounts/{account}/invoices")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InvoiceResource {

  private final Accounts accounts;
  private final Invoices invoices;
  private final Clock clock;

  @Inject
  InvoiceResource(Accounts accounts, Invoices invoices, @BusinessTime Clock clock) {
    this.accounts = accounts;
    this.invoices = invoices;
    this.clock = clock;
  }

  /**
   * What is invoiced.
   *
   * @param amount in minor units of the currency
   * @param currency its code in ISO 4217
   */
  @Schema(name = "InvoiceTold")
  public record Told(
      @Positive @Max(Money.LARGEST) long amount,
      @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
      @NotNull @Bounded Instant issuedAt,
      @NotNull @Bounded Instant dueAt) {}

  /**
   * An invoice as it stands.
   *
   * @param amount in minor units of the currency
   * @param paidAt null while it is open
   */
  @Schema(name = "Invoice")
  public record Shown(
      InvoiceId id,
      long amount,
      String currency,
      Instant issuedAt,
      Instant dueAt,
      @Nullable Instant paidAt) {

    static Shown of(Invoice invoice) {
      return new Shown(
          invoice.number(),
          invoice.amount().amount(),
          invoice.amount().currency().getCurrencyCode(),
          invoice.issuedAt(),
          invoice.dueAt(),
          invoice.paidAt());
    }
  }

  /**
   * Invoices of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Invoices")
  public record All(List<Shown> invoices, @Nullable String next) {}

  /** Tells of an invoice, or corrects it while it is open. */
  @PUT
  @Path("/{invoice}")
  @RolesAllowed(Role.OPERATOR)
  @Transactional
  public Shown tell(
      @PathParam("account") AccountId account,
      @PathParam("invoice") InvoiceId number,
      @Valid @NotNull Told told) {
    accounts.existing(account);
    var amount = Money.of(told.amount(), told.currency());
    if (told.dueAt().isBefore(told.issuedAt())) {
      throw Refusal.invalid("'dueAt' must not be before 'issuedAt'.");
    }
    var invoice = invoices.of(account, number).orElse(null);
    if (invoice == null) {
      invoice = new Invoice(account, number, amount, told.issuedAt(), told.dueAt());
      invoices.persist(invoice);
    }
    invoice.correct(amount, told.issuedAt(), told.dueAt());
    return Shown.of(invoice);
  }

  /** It is paid. */
  @POST
  @Path("/{invoice}/payment")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
  @Transactional
  public Shown pay(
      @PathParam("account") AccountId account, @PathParam("invoice") InvoiceId number) {
    var invoice = invoices.existing(account, number);
    invoice.pay(clock.instant());
    return Shown.of(invoice);
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    accounts.existing(account);
    var page =
        asked.of(
            "invoices",
            (after, atMost) -> invoices.page(account, after, atMost),
            invoice -> invoice.number().value());
    return new All(page.rows().stream().map(Shown::of).toList(), page.next());
  }
}
