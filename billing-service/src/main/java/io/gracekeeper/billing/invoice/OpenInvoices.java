package io.gracekeeper.billing.invoice;

import static java.util.stream.Collectors.joining;

import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import java.util.List;

/** What an account has yet to pay. It stands in the way of a change of payment method (A6). */
public final class OpenInvoices {

  private final List<Invoice> firstDue;
  private final long count;

  OpenInvoices(List<Invoice> firstDue, long count) {
    this.firstDue = List.copyOf(firstDue);
    this.count = count;
  }

  /** Notes them among what stands in the way, if there are any: each with its amount. */
  public Blockers addTo(Blockers blockers) {
    return blockers.when(count > 0, Code.OPEN_INVOICES, detail());
  }

  private String detail() {
    var listed =
        firstDue.stream()
            .map(invoice -> invoice.number() + " (" + invoice.amount() + ")")
            .collect(joining(", "));
    var others = count - firstDue.size();
    return "Open invoices: " + listed + (others > 0 ? ", and " + others + " more." : ".");
  }
}
