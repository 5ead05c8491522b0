package io.gracekeeper.callers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One caller at one line, and how it must end. There are hundreds in a table, so they are called by
 * the JDK's client: REST Assured would take most of the time.
 *
 * @param caller in words
 * @param token null if none is shown
 * @param status 200: let in
 * @param code of the problem; null if let in
 */
record Cell(String caller, @Nullable String token, int status, @Nullable String code) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same caller where tokens do not count. */
  Cell answered(Line.Unproven so) {
    return new Cell(caller, token, so.status(), so.code());
  }

  /** Calls; empty if it ended as it must, else what happened. */
  Optional<String> mismatch(Line line) {
    try {
      var answer = HTTP.send(request(line), BodyHandlers.ofString());
      return isRight(answer)
          ? Optional.empty()
          : Optional.of(
              "%s by %s: %d %s, not %d %s"
                  .formatted(
                      line.call(), caller, status, code, answer.statusCode(), answer.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(line.call() + " by " + caller, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest request(Line line) throws JsonProcessingException {
    var address = RestAssured.baseURI + ":" + RestAssured.port + line.path();
    var request = HttpRequest.newBuilder(URI.create(address)).method(line.method(), body(line));
    if (line.body() != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static BodyPublisher body(Line line) throws JsonProcessingException {
    return line.body() == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(JSON.writeValueAsString(line.body()));
  }

  private boolean isRight(HttpResponse<String> answer) throws JsonProcessingException {
    if (answer.statusCode() != status) {
      return false;
    }
    var headers = answer.headers();
    return code == null
        || (headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json")
            && code.equals(JSON.readTree(answer.body()).path("code").asText())
            && (status == 401) == headers.firstValue("WWW-Authenticate").isPresent());
  }
}
