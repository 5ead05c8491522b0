package io.gracekeeper.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * A million subscriptions in 200,000 accounts, five each, all paid by AWS, with what belongs to
 * them: agreements, links, payment methods, deployments, decisions and invoices. Besides, a few
 * accounts in each other situation that an endpoint is for, and one whose agreement pays for 1,000.
 */
final class Million {

  static final int ACCOUNTS = 200_000;
  static final int OF_A_KIND = 300;
  static final int OF_BIG = 1_000;
  static final String BIG = "big";

  private Million() {}

  /** Fills a database that the service has prepared, and lets the planner know. */
  static void fill(Database database) throws SQLException, IOException {
    try (var file = Million.class.getResourceAsStream("/million.sql")) {
      if (file == null) {
        throw new IllegalStateException("There is no million.sql.");
      }
      database.run(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace(":accounts", String.valueOf(ACCOUNTS))
              .replace(":ofakind", String.valueOf(OF_A_KIND))
              .replace(":ofbig", String.valueOf(OF_BIG)));
    }
    database.run("vacuum analyze");
  }
}
