package io.gracekeeper.billing.chronicle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the database has of a history, row by row, past everything that billing says of itself. */
final class Books {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OF_ACCOUNT = "account_id = any(?)";
  private static final String OF_LINK = "link_id in (select id from link where " + OF_ACCOUNT + ")";
  private static final String OF_BUYER = "buyer = any(?)";

  /** Whose a row of each table is. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("account", "id = any(?)");
    TABLES.put("payment_method", OF_ACCOUNT);
    TABLES.put("link", OF_ACCOUNT);
    TABLES.put("charge", OF_ACCOUNT);
    TABLES.put("invoice", OF_ACCOUNT);
    TABLES.put("deployment", OF_ACCOUNT);
    TABLES.put("acknowledgement", OF_ACCOUNT);
    TABLES.put("decision", OF_ACCOUNT);
    TABLES.put(
        "permit",
        "subscription_id in (select subscription_id from charge where " + OF_ACCOUNT + ")");
    TABLES.put("link_step", OF_LINK);
    TABLES.put("link_to_follow", OF_LINK);
    TABLES.put("agreement", OF_BUYER);
    TABLES.put("registration", "agreement_id in (select id from agreement where " + OF_BUYER + ")");
    TABLES.put("outbox", "convert_from(record_key, 'UTF8') = any(?)");
  }

  private static final String EVERYTHING =
      TABLES.entrySet().stream()
          .map(table ->
              "select '%1$s ' || to_jsonb(%1$s)::text as line from %1$s where %2$s"
                  .formatted(table.getKey(), table.getValue()))
          .collect(joining(" union all ", "", " order by line"));

  private final DataSource database;
  private final Cast cast;
  private final List<String> ids;

  Books(DataSource database, Cast cast) {
    this.database = database;
    this.cast = cast;
    this.ids =
        Stream.concat(
                cast.accountIds().stream(),
                IntStream.range(0, cast.purchases()).mapToObj(cast::buyer))
            .toList();
  }

  /** Every row that is about the history, each a line. */
  List<String> everything() {
    return lines(EVERYTHING, TABLES.size());
  }

  /** The rows of one table. */
  List<JsonNode> rows(String table) {
    var sql =
        "select to_jsonb(%1$s)::text from %1$s where %2$s".formatted(table, TABLES.get(table));
    return lines(sql, 1).stream().map(Books::parsed).toList();
  }

  /** The number of the purchase that a row with an agreement is about. */
  int purchaseOf(JsonNode row) {
    var agreement = row.path("agreement_id").asText();
    var buyer =
        rows("agreement").stream()
            .filter(it -> it.path("id").asText().equals(agreement))
            .map(it -> it.path("buyer").asText())
            .findFirst()
            .orElseThrow();
    return IntStream.range(0, cast.purchases())
        .filter(number -> cast.buyer(number).equals(buyer))
        .findFirst()
        .orElseThrow();
  }

  /** The link of an account to a purchase that is not history, if there is one. */
  Optional<JsonNode> link(int account, int purchase) {
    return rows("link").stream()
        .filter(it -> it.path("account_id").asText().equals(cast.account(account).value()))
        .filter(it -> !it.path("state").asText().equals("DISCONNECTED"))
        .filter(it -> purchaseOf(it) == purchase)
        .findFirst();
  }

  private List<String> lines(String sql, int parameters) {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(sql)) {
      for (var number = 1; number <= parameters; number++) {
        query.setArray(number, connection.createArrayOf("text", ids.toArray()));
      }
      var lines = new ArrayList<String>();
      try (var row = query.executeQuery()) {
        while (row.next()) {
          lines.add(row.getString(1));
        }
      }
      return lines;
    } catch (SQLException unreadable) {
      throw new IllegalStateException("The database cannot be read.", unreadable);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("PostgreSQL writes JSON.", impossible);
    }
  }
}
