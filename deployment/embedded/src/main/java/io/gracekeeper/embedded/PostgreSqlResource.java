package io.gracekeeper.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the database that all tests of its JVM share. */
public final class PostgreSqlResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var database = SharedPostgreSql.database();
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }

  /** The next test class uses the same database. */
  @Override
  public void stop() {}
}
