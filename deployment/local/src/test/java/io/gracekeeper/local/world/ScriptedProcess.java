package io.gracekeeper.local.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A process that answers what a test wants it to, for what the real ones cannot be made to do on
 * demand: stay busy for exactly so long, or never become quiet.
 */
public final class ScriptedProcess implements AutoCloseable {

  private final HttpServer server;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Map<String, UnaryOperator<String>> answers = new HashMap<>();

  public ScriptedProcess() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * What it answers to a method and path; whatever else it is asked is unknown to it.
   *
   * @param body makes the answer's body from the question's
   */
  public ScriptedProcess answers(String methodAndPath, UnaryOperator<String> body) {
    answers.put(methodAndPath, body);
    return this;
  }

  /** Everything that it was asked: method, path and body. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  public Rest rest(String name) {
    return new Rest(name, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      heard.add((asked + " " + question).strip());
      var answer = answers.get(asked);
      var body =
          answer == null
              ? "{\"code\":\"unknown\",\"detail\":\"Nobody scripted this.\"}"
              : answer.apply(question);
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
