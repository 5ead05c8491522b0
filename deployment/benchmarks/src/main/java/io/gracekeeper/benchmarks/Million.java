package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.Script;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

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
    var sizes = Map.of("accounts", ACCOUNTS, "ofakind", OF_A_KIND, "ofbig", OF_BIG);
    database.run(Script.of("million.sql", sizes));
    database.run("vacuum analyze");
  }
}
