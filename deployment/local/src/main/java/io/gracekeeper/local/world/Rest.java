package io.gracekeeper.local.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The REST API of one process. */
public final class Rest {

  private static final Duration TO_ANSWER = Duration.ofSeconds(20);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String name;
  private final URI base;
  private final @Nullable Bearer bearer;

  /** The API of a process by its name and address, for who shows no token. */
  public Rest(String name, URI base) {
    this(name, base, null);
  }

  private Rest(String name, URI base, @Nullable Bearer bearer) {
    this.name = name;
    this.base = base;
    this.bearer = bearer;
  }

  /** The same, for who shows these tokens. */
  public Rest as(Bearer caller) {
    return new Rest(name, base, caller);
  }

  /** The process's name. */
  public String name() {
    return name;
  }

  /** Where the process listens. */
  public URI base() {
    return base;
  }

  /** Asks. */
  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** Asks for a value of a type. */
  public <T> T get(String path, Class<T> type) {
    return JSON.convertValue(get(path), type);
  }

  /** Puts a value, which becomes JSON. */
  public JsonNode put(String path, Object body) {
    return send(request(path).PUT(json(body)));
  }

  /** Puts a value, which becomes JSON, for a value of a type. */
  <T> T put(String path, Object body, Class<T> type) {
    return JSON.convertValue(put(path, body), type);
  }

  /** Posts a value, which becomes JSON. */
  public JsonNode post(String path, Object body) {
    return send(request(path).POST(json(body)));
  }

  /** Posts a form, as a browser does, and tells where the answer leads. */
  public URI follow(String path, Map<String, String> form) {
    var fields =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TO_ANSWER)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields))
            .build();
    var answer = answerTo(request);
    return answer
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow(
            () -> new RefusedException(name, request, answer.statusCode(), body(answer, true)));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TO_ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json");
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer.token());
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode send(HttpRequest.Builder building) {
    var request = building.build();
    var answer = answerTo(request);
    var refused = answer.statusCode() >= 400;
    var body = body(answer, refused);
    if (refused) {
      throw new RefusedException(name, request, answer.statusCode(), body);
    }
    return body;
  }

  private HttpResponse<String> answerTo(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " does not answer: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + name + " was asked.", interrupted);
    }
  }

  private JsonNode body(HttpResponse<String> answer, boolean lenient) {
    try {
      return read(answer.body(), lenient);
    } catch (IOException noJson) {
      throw new UncheckedIOException(name + " answers no JSON: " + noJson, noJson);
    }
  }

  /** A refusal may be a page instead of JSON; then its status must do. */
  private static JsonNode read(String body, boolean lenient) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      if (lenient) {
        return MissingNode.getInstance();
      }
      throw noJson;
    }
  }
}
