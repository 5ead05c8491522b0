package io.gracekeeper.billing.invoice;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.InvoiceId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All invoices, by account. */
@ApplicationScoped
public class Invoices implements PanacheRepositoryBase<Invoice, UUID> {

  /** A refusal stays readable. */
  private static final int LISTED = 50;

  /** What is open of an account, the first due first. */
  public OpenInvoices openOf(AccountId account) {
    var open = find("account = ?1 and paidAt is null order by dueAt, number", account.value());
    return new OpenInvoices(open.page(0, LISTED).list(), open.count());
  }

  Optional<Invoice> of(AccountId account, InvoiceId number) {
    return find("account = ?1 and number = ?2", account.value(), number.value())
        .firstResultOptional();
  }

  /** The invoice, or a refusal that says it is unknown. */
  Invoice existing(AccountId account, InvoiceId number) {
    return of(account, number)
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_INVOICE, "The account has no invoice " + number + "."));
  }

  /** The invoices of an account, a page at a time: those whose numbers come after one. */
  List<Invoice> page(AccountId account, String after, int atMost) {
    return find("account = ?1 and number > ?2 order by number", account.value(), after)
        .page(0, atMost)
        .list();
  }
}
