package io.gracekeeper.benchmarks.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A platform as fast as any can be: whatever it is told to stop has stopped already. */
public final class ControlPlane implements AutoCloseable {

  private static final int BACKLOG = 1_024;

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final HttpServer server;
  private volatile Ledger ledger = new Ledger();

  /** Listens on a free port. */
  public ControlPlane(Clock clock) throws IOException {
    // The JDK's server would keep 200 connections at most, and wait before it sends a small answer.
    System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(BACKLOG));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/commands");
  }

  /** Opens a new page: from now on only this ledger is written. */
  Ledger begin() {
    var begun = new Ledger();
    ledger = begun;
    return begun;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Command(String command, String deployment, String uid, long fence) {}

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var command = json.readValue(exchange.getRequestBody(), Command.class);
      if (command.command().equals("STOP")) {
        ledger.tell(command.deployment(), command.fence(), clock.instant());
      }
      var seen =
          "{\"observed\": \"STOPPED\", \"uid\": \"%s\"}"
              .formatted(command.uid())
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, seen.length);
      exchange.getResponseBody().write(seen);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
