package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that keeps what SNS posts to it, and answers as it is told. */
final class Receiver implements AutoCloseable {

  /** Instead of a status: to leave the sender without an answer. */
  static final int NO_ANSWER = -1;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

  /** One post as it came in. */
  record Received(Headers headers, String body) {

    String field(String name) {
      return tree(body).get(name).asText();
    }

    JsonNode notice() {
      return tree(field("Message"));
    }

    String action() {
      return notice().get("action").asText();
    }

    private static JsonNode tree(String json) {
      try {
        return JSON.readTree(json);
      } catch (IOException malformed) {
        throw new UncheckedIOException(json, malformed);
      }
    }
  }

  Receiver() throws IOException {
    this(0);
  }

  Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /** How the next posts are answered, one by one; afterwards each is answered 200. */
  void willAnswer(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/aws/sns";
  }

  /** Everything that came in, once there is as much of it. */
  List<Received> received(int count) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(1))
        .until(() -> received.size() >= count);
    return List.copyOf(received);
  }

  /** The notices that came in, without the question whether to subscribe. */
  List<Received> notices(int count) {
    return received(count + 1).stream()
        .filter(each -> each.field("Type").equals("Notification"))
        .toList();
  }

  /** Subscribes to a topic and confirms, as the adapter does. */
  void subscribe(Api api, String topic, String signatureVersion) {
    var before = received.size();
    api.post(
        "/aws/subscriptions",
        """
        {"topic":"%s","endpoint":"%s","signatureVersion":"%s"}\
        """
            .formatted(topic, url(), signatureVersion));
    var token = received(before + 1).get(before).field("Token");
    api.post("/", confirmation(topic, token), SIGNED);
  }

  /** Signed with somebody's credentials for SNS in the topic's region. */
  static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/sns/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature="
          + "0".repeat(64);

  static final Map<String, String> SIGNED =
      Map.of(
          "Content-Type",
          "application/x-www-form-urlencoded; charset=utf-8",
          "Authorization",
          AUTHORIZATION);

  static String confirmation(String topic, String token) {
    return "Action=ConfirmSubscription&Version=2010-03-31&AuthenticateOnUnsubscribe=true"
        + ("&TopicArn=" + topic + "&Token=" + token);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var answer = answers.isEmpty() ? Integer.valueOf(200) : answers.remove();
    received.add(new Received(exchange.getRequestHeaders(), body));
    if (answer != NO_ANSWER) {
      exchange.sendResponseHeaders(answer, -1);
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
