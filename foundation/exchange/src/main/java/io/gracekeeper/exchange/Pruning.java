package io.gracekeeper.exchange;

import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SystemTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets the ids of events that were taken in long ago, a piece of the inbox at a time. It goes
 * through the table page by page, so that what is taken in pays for no index.
 */
@Singleton
public class Pruning {

  /** As long as Kafka keeps records and the offsets of a group, unless it is told otherwise. */
  static final Duration LEAST = Duration.ofDays(7);

  /** 2 MB: some 20,000 rows at most in one transaction. */
  static final int PAGES = 256;

  private static final Duration REST = Duration.ofHours(6);

  /** Held during a piece, by one instance of a service: "prune" in ASCII. */
  private static final long LOCK = 0x7072756e65L;

  private final DataSource database;
  private final Clock clock;
  private final Duration keptFor;
  private final Rounds rounds = new Rounds("pruning-inbox", this::round);
  private long page;

  @Inject
  Pruning(
      DataSource database,
      @SystemTime Clock clock,
      @ConfigProperty(name = "gracekeeper.inbox.kept-for", defaultValue = "P90D")
          Duration keptFor) {
    this.database = database;
    this.clock = clock;
    this.keptFor = longEnough(keptFor);
  }

  /** An event that comes again sooner must be known. */
  static Duration longEnough(Duration keptFor) {
    if (keptFor.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "gracekeeper.inbox.kept-for is " + keptFor + "; the least is " + LEAST + ".");
    }
    return keptFor;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  /** One piece; a test may call it. */
  public synchronized Duration round() {
    var more = QuarkusTransaction.requiringNew().call(this::piece);
    page = more ? page + PAGES : 0;
    return more ? Duration.ZERO : REST;
  }

  /** Whether there is another piece. */
  private boolean piece() throws SQLException {
    try (var connection = database.getConnection()) {
      if (!isOurTurn(connection) || page >= Inbox.pages(connection)) {
        return false;
      }
      Inbox.forget(connection, page, PAGES, clock.instant().minus(keptFor));
      return true;
    }
  }

  private static boolean isOurTurn(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      try (var row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
