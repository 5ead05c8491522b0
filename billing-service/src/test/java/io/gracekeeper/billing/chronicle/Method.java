package io.gracekeeper.billing.chronicle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A payment method as its row has it, and whether it is good now by the rules' own words (A2). */
record Method(String id, String account, String kind, boolean isDefault, boolean isGood) {

  static List<Method> of(Books books, Notices notices, Instant now) {
    return books.rows("payment_method").stream()
        .map(row ->
            new Method(
                row.path("id").asText(),
                row.path("account_id").asText(),
                row.path("kind").asText(),
                row.path("is_default").asBoolean(),
                row.path("removed_at").isNull() && isGood(row, books, notices, now)))
        .toList();
  }

  /** Whether it is of a kind that takes over by itself. */
  boolean mayTakeOver() {
    return kind.equals("CARD") || kind.equals("WIRE_TRANSFER");
  }

  private static boolean isGood(JsonNode row, Books books, Notices notices, Instant now) {
    return switch (row.path("kind").asText()) {
      case "CARD" -> now.isBefore(monthAfter(row.path("card_expires").asText()));
      case "WIRE_TRANSFER" -> !row.path("approved_at").isNull() && row.path("rejected_at").isNull();
      case "CREDITS" -> row.path("credit_balance").asLong() > 0;
      default -> mayPay(notices.of(books.purchaseOf(row)));
    };
  }

  /** A purchase that was replaced goes on until its link has waited long enough (D5). */
  private static boolean mayPay(Purchase purchase) {
    return purchase.pays() || (purchase.hasStarted() && purchase.isReplaced());
  }

  private static Instant monthAfter(String month) {
    return LocalDate.parse(month).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
