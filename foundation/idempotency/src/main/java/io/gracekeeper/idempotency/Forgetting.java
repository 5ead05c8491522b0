package io.gracekeeper.idempotency;

import io.gracekeeper.clock.Rounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Forgets old answers in small batches, so that the table stays as small as a day is. */
@Singleton
class Forgetting {

  static final int BATCH = 1_000;

  private static final Duration REST = Duration.ofMinutes(10);

  private final DataSource database;
  private final Answers answers;
  private final Rounds rounds = new Rounds("forgetting-answers", this::round);

  @Inject
  Forgetting(DataSource database, Answers answers) {
    this.database = database;
    this.answers = answers;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  /** One round; a test may call it. */
  Duration round() {
    var forgotten = QuarkusTransaction.requiringNew().call(this::batch);
    return forgotten == BATCH ? Duration.ZERO : REST;
  }

  private int batch() throws SQLException {
    try (var connection = database.getConnection()) {
      return answers.forget(connection, BATCH);
    }
  }
}
