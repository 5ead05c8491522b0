package io.gracekeeper.billing.chronicle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a history has come to, in lines without a name or an instant of its own: so that two can be
 * compared.
 */
final class Sight {

  private static final String GONE = "gone";

  private final Cast cast;
  private final Books books;

  Sight(Cast cast, Books books) {
    this.cast = cast;
    this.books = books;
  }

  /** What the accounts are linked to, what they can pay by, and who pays for each subscription. */
  List<String> lines() {
    return Stream.of(
            lines("link", this::link),
            lines("payment_method", this::method),
            lines("charge", this::charge))
        .flatMap(Function.identity())
        .filter(line -> !line.equals(GONE))
        .map(line -> line.replace(cast.name(), "…"))
        .sorted()
        .toList();
  }

  private Stream<String> lines(String table, Function<JsonNode, String> inWords) {
    return books.rows(table).stream().map(inWords);
  }

  private String link(JsonNode row) {
    return text(row, "state").equals("LINKED")
        ? text(row, "account_id") + " is linked to " + books.purchaseOf(row)
        : GONE;
  }

  private String method(JsonNode row) {
    return row.path("removed_at").isNull()
        ? text(row, "account_id")
            + " can pay by "
            + called(row)
            + (row.path("is_default").asBoolean() ? " by default" : "")
        : GONE;
  }

  private String charge(JsonNode row) {
    var subscription = text(row, "subscription_id");
    return text(row, "coverage").equals("COVERED")
        ? subscription + " is paid for by " + payer(row)
        : subscription + " is paid for by nobody: " + text(row, "loss_reason");
  }

  private String payer(JsonNode charge) {
    return books.rows("payment_method").stream()
        .filter(it -> it.path("id").equals(charge.path("payment_method_id")))
        .map(this::called)
        .findFirst()
        .orElseThrow();
  }

  private String called(JsonNode method) {
    return text(method, "kind").equals("MARKETPLACE")
        ? "purchase " + books.purchaseOf(method)
        : text(method, "id");
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText();
  }
}
