package io.gracekeeper.benchmarks.sweep;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process of {@link DbScheduler}: as many at once, as many connections and the same client of
 * the platform as subscription-service has. It ends when its parent does.
 */
final class DbSchedulerMain {

  /** As many steps a crew of the sweep has under way. */
  private static final int THREADS = 256;

  private static final int CONNECTIONS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** It looks for what is due so often, for it does not know when the next will be. */
  private static final Duration POLLING = Duration.ofMillis(100);

  /** What its README says for high throughput: the next are fetched while these go on. */
  private static final double FETCH_BELOW = 1.0;

  private static final double FETCH_UP_TO = 4.0;

  private DbSchedulerMain() {}

  /**
   * Runs until standard input is closed.
   *
   * @param arguments address, user and password of the database; address of the platform
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    try (var database = database(arguments[0], arguments[1], arguments[2]);
        var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      var scheduler = scheduler(database, http, URI.create(arguments[3]));
      scheduler.start();
      System.in.transferTo(OutputStream.nullOutputStream());
      scheduler.stop();
    }
  }

  private static AgroalDataSource database(String url, String user, String password)
      throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(CONNECTIONS)
                    .acquisitionTimeout(TIMEOUT)
                    .connectionFactoryConfiguration(connection ->
                        connection
                            .jdbcUrl(url)
                            .principal(new NamePrincipal(user))
                            .credential(new SimplePassword(password)))));
  }

  private static Scheduler scheduler(AgroalDataSource database, HttpClient http, URI platform) {
    var stop =
        Tasks.oneTime("stop")
            .execute((instance, context) ->
                tell(http, platform, instance.getId(), context.getExecution().version));
    return Scheduler.create(database, stop)
        .threads(THREADS)
        .executorService(Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory()))
        .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
        .pollingInterval(POLLING)
        .build();
  }

  /** What subscription-service says, but for the signature. */
  private static void tell(HttpClient http, URI platform, String deployment, long version) {
    var body =
        """
        {"command": "STOP", "deployment": "%s", "uid": "uid", "fence": %d}\
        """
            .formatted(deployment, version);
    var request =
        HttpRequest.newBuilder(platform)
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var status = http.send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("The platform answered " + status + ".");
      }
    } catch (IOException unanswered) {
      throw new UncheckedIOException(unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while telling the platform.", interrupted);
    }
  }
}
