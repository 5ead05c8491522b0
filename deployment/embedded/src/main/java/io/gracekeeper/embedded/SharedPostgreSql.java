package io.gracekeeper.embedded;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;

/**
 * The one database of a test JVM: processes, or a container with {@code -Dcontainers}. It starts
 * when it is first asked for, ends with the JVM, and is not emptied between tests.
 */
public final class SharedPostgreSql {

  private static final String NAME = "gracekeeper";

  private SharedPostgreSql() {}

  /** Where it is found. */
  public static Database database() {
    return new Database(OncePerJvm.ask(Server.class, "jdbcUrl"), NAME, NAME);
  }

  static final class Server {

    private static final Database ONE = started();

    /** Either stops by itself when the JVM ends. */
    private static Database started() {
      return Docker.isAskedFor()
          ? PostgreSqlInDocker.start(NAME)
          : EmbeddedPostgreSql.start().create(NAME);
    }

    static String jdbcUrl() {
      return ONE.jdbcUrl();
    }
  }
}
