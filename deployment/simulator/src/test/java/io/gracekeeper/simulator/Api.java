package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The simulator's REST API, as a story calls it. */
final class Api {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String text) {

    String contentType() {
      return header("Content-Type");
    }

    /** Empty if there is none. */
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException malformed) {
        throw new UncheckedIOException(text, malformed);
      }
    }

    String at(String field) {
      return json().get(field).asText();
    }

    /** A field of the snapshot that the platform tells of; {@code null} in words if it is null. */
    String snapshot(String field) {
      return json().get("snapshot").get(field).asText();
    }
  }

  Answer get(String path) {
    return get(path, Map.of());
  }

  Answer get(String path, Map<String, String> headers) {
    var request = request(path).GET();
    headers.forEach(request::header);
    return send(request);
  }

  Answer post(String path, String body) {
    return post(path, body, Map.of("Content-Type", "application/json"));
  }

  Answer post(String path, String body, Map<String, String> headers) {
    var request = request(path).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  Answer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  Instant now() {
    return Instant.parse(get("/sandbox/due").at("now"));
  }

  void moveTo(Instant instant) {
    put("/sandbox/clock", "{\"to\":\"" + instant + "\"}");
  }

  void untilQuiet() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofMinutes(1))
        .until(() -> get("/sandbox/pulse?within=1000").json().get("underWay").isEmpty());
  }

  private static HttpRequest.Builder request(String path) {
    var base = ConfigProvider.getConfig().getValue("test.url", String.class);
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private static Answer send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString(UTF_8))
        .thenApply(
            answered -> new Answer(answered.statusCode(), answered.headers(), answered.body()))
        .join();
  }
}
