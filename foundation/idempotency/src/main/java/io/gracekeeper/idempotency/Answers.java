package io.gracekeeper.idempotency;

import io.gracekeeper.access.RequestKey;
import io.gracekeeper.clock.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The answers that were given to requests with a key, for a day. */
@ApplicationScoped
class Answers {

  /** Longer than any caller goes on trying; as long as the payment industry keeps its own. */
  static final Duration KEPT_FOR = Duration.ofHours(24);

  /** Sets our advisory locks apart from others in this database: "once" in ASCII. */
  private static final int LOCKS = 0x6f6e6365;

  private final DataSource database;
  private final Clock clock;

  @Inject
  Answers(DataSource database, @SystemTime Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An answer, and what was asked. */
  record Given(String fingerprint, String answer) {}

  /** Takes the key until the transaction ends; false if another transaction has it. */
  boolean reserve(RequestKey key) throws SQLException {
    try (var connection = database.getConnection();
        var lock =
            connection.prepareStatement("select pg_try_advisory_xact_lock(?, hashtext(?))")) {
      lock.setInt(1, LOCKS);
      lock.setString(2, key.caller() + "\n" + key.name());
      try (var row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Nullable Given find(RequestKey key) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select fingerprint, answer from given_answer"
                    + " where caller = ? and name = ? and given_at > ?")) {
      select.setString(1, key.caller());
      select.setString(2, key.name());
      select.setTimestamp(3, tooOld());
      try (var row = select.executeQuery()) {
        return row.next() ? new Given(row.getString(1), row.getString(2)) : null;
      }
    }
  }

  void keep(RequestKey key, String fingerprint, String answer) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into given_answer (caller, name, fingerprint, answer, given_at)"
                    + " values (?, ?, ?, ?, ?) on conflict (caller, name) do update set"
                    + " fingerprint = excluded.fingerprint, answer = excluded.answer,"
                    + " given_at = excluded.given_at")) {
      insert.setString(1, key.caller());
      insert.setString(2, key.name());
      insert.setString(3, fingerprint);
      insert.setString(4, answer);
      insert.setTimestamp(5, Timestamp.from(clock.instant()));
      insert.executeUpdate();
    }
  }

  /** Forgets a batch of answers that are a day old, and says how many they were. */
  int forget(Connection connection, int atMost) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from given_answer where (caller, name) in (select caller, name from given_answer"
                + " where given_at <= ? order by given_at limit ? for update skip locked)")) {
      delete.setTimestamp(1, tooOld());
      delete.setInt(2, atMost);
      return delete.executeUpdate();
    }
  }

  private Timestamp tooOld() {
    return Timestamp.from(clock.instant().minus(KEPT_FOR));
  }
}
