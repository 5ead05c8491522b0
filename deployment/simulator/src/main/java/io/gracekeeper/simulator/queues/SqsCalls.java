package io.gracekeeper.simulator.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the twin says to an SQS server, in AWS JSON; the server believes everybody. */
final class SqsCalls implements AutoCloseable {

  private static final List<String> COUNTS =
      List.of(
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String queue;

  /**
   * Speaks to a server about one of its queues.
   *
   * @param queue the queue's name
   */
  SqsCalls(int port, String queue) {
    this.server = URI.create("http://127.0.0.1:" + port + "/");
    this.queue = queue;
  }

  URI server() {
    return server;
  }

  /** As an SQS client names the queue. */
  URI queueUrl() {
    return server.resolve("000000000000/" + queue);
  }

  /** The headers with which an action is posted. */
  static Map<String, String> headers(String action) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/x-amz-json-1.0");
    headers.put("X-Amz-Target", "AmazonSQS." + action);
    return headers;
  }

  /** The body that puts a message on the queue. */
  String sending(String message) {
    return written(Map.of("QueueUrl", queueUrl().toString(), "MessageBody", message));
  }

  void createQueue(Duration visibilityTimeout) {
    var attributes = Map.of("VisibilityTimeout", String.valueOf(visibilityTimeout.toSeconds()));
    if (answerTo("CreateQueue", Map.of("QueueName", queue, "Attributes", attributes)).isEmpty()) {
      throw new IllegalStateException("The SQS server makes no queue.");
    }
  }

  /** How many messages lie there, handed out or not; empty if the server does not tell. */
  OptionalLong count() {
    var asked = Map.of("QueueUrl", queueUrl().toString(), "AttributeNames", COUNTS);
    return answerTo("GetQueueAttributes", asked).stream()
        .mapToLong(answer ->
            answer
                .path("Attributes")
                .valueStream()
                .mapToLong(count -> Long.parseLong(count.asText()))
                .sum())
        .findFirst();
  }

  private Optional<JsonNode> answerTo(String action, Map<String, ?> asked) {
    var request =
        HttpRequest.newBuilder(server)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(written(asked)));
    headers(action).forEach(request::header);
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException silent) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String written(Map<String, ?> asked) {
    try {
      return JSON.writeValueAsString(asked);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts can be written as JSON.", impossible);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
