package io.gracekeeper.adapter.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands at {@code sns.us-east-1.amazonaws.com} in a test: certificates, and the API. */
public final class SnsTwin implements AutoCloseable {

  public static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  public static final Instant FAR_OFF = Instant.parse("2090-01-01T00:00:00Z");

  private static final SigningAuthority AUTHORITY = SigningAuthority.found(LONG_AGO, FAR_OFF);
  private static final SigningCertificate CERTIFICATE =
      AUTHORITY.issue(SigningAuthority.SNS_NAME, LONG_AGO, FAR_OFF);

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** Answers a request. */
  @FunctionalInterface
  public interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** A request that came. */
  public record Asked(String method, String path, Map<String, List<String>> headers, String body) {

    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** Stands where the running adapter expects SNS, and is trusted by it. */
  public static SnsTwin asConfigured() {
    var config = ConfigProvider.getConfig();
    var sns = new SnsTwin(config.getValue("gracekeeper.aws.sns-endpoint", URI.class).getPort());
    sns.rootIn(config.getValue("gracekeeper.aws.trust-anchors", Path.class));
    return sns;
  }

  /** Listens on this port, or on a free one if it is 0. */
  public SnsTwin(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    serve(CERTIFICATE);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public SigningAuthority authority() {
    return AUTHORITY;
  }

  /** The genuine certificate with which SNS signs. */
  public SigningCertificate certificate() {
    return CERTIFICATE;
  }

  /** Signs a message as most topics do. */
  public SnsMessage sign(SnsMessage message) {
    return message.signed(CERTIFICATE, SignatureVersion.V1);
  }

  /** Writes down the root that vouches for what SNS signs. */
  public Path rootIn(Path file) {
    try {
      return Files.writeString(file, AUTHORITY.rootPem());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public void serve(SigningCertificate served) {
    at(served.path(), 200, served.chainPem());
  }

  public void at(String path, int status, String body) {
    at(path, exchange -> answer(exchange, status, body.getBytes(US_ASCII)));
  }

  public void at(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Every request so far. */
  public List<Asked> asked() {
    return asked;
  }

  /** Every request for this path so far. */
  public List<Asked> asked(String path) {
    return asked.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body));
    try (exchange) {
      answers.getOrDefault(path, unknown -> answer(unknown, 404, new byte[0])).give(exchange);
    }
  }

  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
