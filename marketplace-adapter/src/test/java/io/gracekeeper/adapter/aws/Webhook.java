package io.gracekeeper.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.sns.SnsMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Posts to the running adapter as SNS does. */
public final class Webhook {

  /** SNS waits no longer for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** An offer to go on in HTTP/2 crosses an early refusal, and neither is understood. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Where it listens. */
  public Socket connect() throws IOException {
    return new Socket(root().getHost(), root().getPort());
  }

  public HttpResponse<String> post(SnsMessage message) {
    return postLater(message).join();
  }

  /** With headers that may say something else than the message. */
  public HttpResponse<String> post(SnsMessage message, Map<String, String> headers) {
    return postLater(message, headers).join();
  }

  public CompletableFuture<HttpResponse<String>> postLater(SnsMessage message) {
    return postLater(message, message.headers());
  }

  private CompletableFuture<HttpResponse<String>> postLater(
      SnsMessage message, Map<String, String> headers) {
    var request = request().POST(BodyPublishers.ofString(message.json()));
    headers.entrySet().stream()
        .filter(header -> !header.getKey().equals("User-Agent"))
        .forEach(header -> request.header(header.getKey(), header.getValue()));
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(HttpRequest.BodyPublisher body) {
    return client.sendAsync(request().POST(body).build(), BodyHandlers.ofString()).join();
  }

  public HttpResponse<String> post(String body, String contentType) {
    return client
        .sendAsync(
            request()
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build(),
            BodyHandlers.ofString())
        .join();
  }

  /** How often a message was refused for this reason. */
  public double refused(String code) {
    return count("gracekeeper_notices_refused_total", "reason", code);
  }

  /** How often a message was put off for this reason. */
  public double deferred(String code) {
    return count("gracekeeper_notices_deferred_total", "reason", code);
  }

  /** How often something was counted, as Prometheus sees it; it is there before the first time. */
  public double count(String metric, String label, String value) {
    var counted = counted(metric, label, value);
    assertThat(counted).as(metric + " " + value).isPresent();
    return counted.getAsDouble();
  }

  /** The same of what appears with its first time. */
  public OptionalDouble counted(String metric, String label, String value) {
    var sample =
        Pattern.compile(metric + "\\{" + label + "=\"" + value + "\",?} ([0-9.]+)")
            .matcher(get("/q/metrics").body());
    return sample.find()
        ? OptionalDouble.of(Double.parseDouble(sample.group(1)))
        : OptionalDouble.empty();
  }

  /** Looks at its health or its metrics. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(management().resolve(path)));
  }

  /** Asks where the webhook is for something else. */
  public HttpResponse<String> ask(String path, String authorization) {
    return send(
        HttpRequest.newBuilder(root().resolve(path)).header("Authorization", authorization));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(root().resolve("/aws/sns")).timeout(PATIENCE);
  }

  /** Only known once the adapter runs. */
  private static URI root() {
    return ConfigProvider.getConfig().getValue("test.url", URI.class);
  }

  private static URI management() {
    return ConfigProvider.getConfig().getValue("test.management.url", URI.class);
  }
}
