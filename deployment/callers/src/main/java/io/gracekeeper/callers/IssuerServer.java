package io.gracekeeper.callers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gracekeeper.simulator.identity.Clients;
import io.gracekeeper.simulator.identity.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;

/** The simulator's issuer over real HTTP, without the rest of the simulator. */
public final class IssuerServer implements AutoCloseable {

  static final String SECRET = "secret-of-a-test";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final URI url;
  private final Issuer issuer;
  private final Tokens tokens;
  private final Clients clients;
  private volatile boolean silent;

  /**
   * Listens on a free port.
   *
   * @param services those that get tokens of their own
   */
  public IssuerServer(String... services) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    issuer = Issuer.at(url, Clock.systemUTC());
    tokens = new Tokens(issuer);
    clients = new Clients(issuer, Arrays.stream(services).collect(toMap(identity(), _ -> SECRET)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/jwks", this::keys);
    server.createContext("/token", this::token);
    server.start();
  }

  /** Where a service discovers it. */
  public URI url() {
    return url;
  }

  Issuer issuer() {
    return issuer;
  }

  /** Its tokens, for whoever calls a service. */
  public Tokens tokens() {
    return tokens;
  }

  /** Whether services get no tokens of their own any more. */
  void isSilent(boolean yes) {
    silent = yes;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(exchange, 200, issuer.discovery());
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, 200, issuer.keys());
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    if (silent) {
      answer(exchange, 503, Map.of("error", "temporarily_unavailable"));
      return;
    }
    var granted = clients.grant(exchange.getRequestHeaders().getFirst("Authorization"), form);
    answer(exchange, granted.status(), granted.body());
  }

  private void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    try (exchange) {
      var bytes = json.writeValueAsBytes(body);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> URLDecoder.decode(field[1], UTF_8)));
  }
}
