package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlTest {

  @Test
  void eachServiceHasADatabaseOfItsOwnAndDurabilityIsOffUnlessItIsAskedFor() throws SQLException {
    try (var fast = EmbeddedPostgreSql.start();
        var durable = EmbeddedPostgreSql.start(EmbeddedPostgreSql.DURABLE)) {
      // When
      var billing = fast.create("billing");
      var subscription = fast.create("subscription");
      // Then
      try (var there = connect(billing);
          var here = connect(subscription)) {
        there.createStatement().execute("CREATE TABLE charge (id text)");
        var tables = here.getMetaData().getTables(null, "public", "charge", null);
        assertThat(tables.next()).isFalse();
      }
      assertThat(fsync(billing)).isEqualTo("off");
      assertThat(fsync(durable.create("one"))).isEqualTo("on");
    }
  }

  @Test
  void aServerThatWasAwayKeepsItsAddressAndItsDataUntilItIsClosed(@TempDir Path directory)
      throws SQLException {
    // Given
    var data = directory.resolve("data");
    var log = directory.resolve("postgresql.log");
    try (var server = EmbeddedPostgreSql.start(data, FreePort.find(), log)) {
      var database = server.create("billing");
      try (var before = connect(database)) {
        before.createStatement().execute("CREATE TABLE charge (id text)");
      }
      // When
      server.stop();
      server.startAgain();
      // Then
      try (var after = connect(database)) {
        assertThat(after.getMetaData().getTables(null, "public", "charge", null).next()).isTrue();
      }
    }
    assertThat(data).doesNotExist();
    assertThat(log).exists();
  }

  private static String fsync(Database database) throws SQLException {
    try (var connection = connect(database);
        var shown = connection.createStatement().executeQuery("SHOW fsync")) {
      shown.next();
      return shown.getString(1);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
