package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.ServiceProcess.Surroundings;
import io.gracekeeper.callers.IssuerServer;
import io.gracekeeper.callers.Tokens;
import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.embedded.KafkaProcess;
import io.gracekeeper.ticket.Tickets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long each endpoint of billing-service takes to answer one caller after the other, with a
 * million subscriptions in the database, and how long the end of an agreement that pays for 1,000.
 */
public final class EndpointsBenchmark {

  /** Neighbours of one endpoint are so far apart; the endpoints are fewer. */
  static final int SPREAD = 600;

  private static final int WARM_UP = 100;
  private static final int MEASURED = 200;
  private static final double MOST_MILLIS = 50;
  private static final String TICKET_SECRET = "a secret of thirty-two bytes, for a benchmark";

  private EndpointsBenchmark() {}

  /**
   * Runs for some minutes, most of which fill the database.
   *
   * @param arguments billing-service's jar
   * @throws IllegalStateException if a call fails, or a median is over 50 ms
   */
  public static void main(String[] arguments) throws Exception {
    try (var issuer = new IssuerServer("subscription-service");
        var kafka = KafkaProcess.start();
        var postgreSql = EmbeddedPostgreSql.start(EmbeddedPostgreSql.DURABLE)) {
      var database = new Database(postgreSql.create("billing"));
      var surroundings = new Surroundings(kafka.bootstrapServers(), database, issuer.url());
      try (var service = BillingService.start(Path.of(arguments[0]), surroundings, TICKET_SECRET)) {
        service.awaitReady();
        Million.fill(database);
        var clock = Clock.systemUTC();
        measure(service.url(), issuer.tokens(), clock);
        BigAgreement.end(kafka.bootstrapServers(), database, clock);
      }
    }
  }

  private static void measure(URI service, Tokens tokens, Clock clock)
      throws IOException, InterruptedException {
    var tickets = new Tickets(TICKET_SECRET, Duration.ofHours(1), clock);
    var endpoints = new Endpoints(tickets).all();
    var slow = 0;
    try (var client = HttpClient.newHttpClient()) {
      for (var i = 0; i < endpoints.size(); i++) {
        var millis = new double[WARM_UP + MEASURED];
        for (var call = 0; call < millis.length; call++) {
          millis[call] = millis(endpoints.get(i), call * SPREAD + i, service, tokens, client);
        }
        var measured = Arrays.copyOfRange(millis, WARM_UP, millis.length);
        Arrays.sort(measured);
        var median = measured[MEASURED / 2];
        System.out.printf(
            "%-62s median %6.1f ms, p99 %6.1f ms%n",
            endpoints.get(i).template(), median, measured[MEASURED * 99 / 100]);
        slow += median > MOST_MILLIS ? 1 : 0;
      }
    }
    if (slow > 0) {
      throw new IllegalStateException(slow + " endpoints take more than " + MOST_MILLIS + " ms.");
    }
  }

  private static double millis(
      Endpoint endpoint, int number, URI service, Tokens tokens, HttpClient client)
      throws IOException, InterruptedException {
    var request = endpoint.request(service, number, tokens);
    var start = System.nanoTime();
    var answer = client.send(request, BodyHandlers.ofString());
    var taken = System.nanoTime() - start;
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(request + ": " + answer.statusCode() + " " + answer.body());
    }
    return taken / 1e6;
  }
}
