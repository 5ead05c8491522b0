package io.gracekeeper.simulator.website;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.identity.Issuer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls billing-service over HTTP, each time with a new token of the person who is signed in. */
@Singleton
class BillingCalls {

  /** A person is waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int REFUSED = 400;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Settings settings;
  private final Issuer issuer;
  private final ObjectMapper json;

  BillingCalls(Settings settings, Issuer issuer, ObjectMapper json) {
    this.settings = settings;
    this.issuer = issuer;
    this.json = json;
  }

  /** Billing refused what was asked of it, or could not be asked. */
  static final class RefusedException extends RuntimeException {

    private final transient Problem problem;

    private RefusedException(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /**
   * Asks for something of the person's account.
   *
   * @param path below the account; empty for the account itself
   * @throws RefusedException if billing refuses, or cannot be asked
   */
  <T> T get(Person person, String path, Class<T> type) {
    return read(answerTo(request(person, path).GET()), type);
  }

  /** Puts the person's account itself. */
  void put(Person person, Map<String, ?> body) {
    answerTo(request(person, "").PUT(BodyPublishers.ofString(written(body))));
  }

  /** Posts to something of the person's account. */
  void post(Person person, String path, Map<String, ?> body) {
    answerTo(request(person, path).POST(BodyPublishers.ofString(written(body))));
  }

  private HttpRequest.Builder request(Person person, String path) {
    var billing =
        settings
            .billingUrl()
            .orElseThrow(() ->
                refused(
                    Problem.of(
                        Objection.BILLING_NOT_CONFIGURED, "simulator.billing-url is not set.")));
    var account = URLEncoder.encode(person.account(), UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(URI.create(billing + "/accounts/" + account + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + issuer.sign(person.claims()))
        .header("Accept", "application/json, " + Problem.MEDIA_TYPE)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> answerTo(HttpRequest.Builder request) {
    var answer = sent(request.build());
    if (answer.statusCode() >= REFUSED) {
      throw refused(read(answer, Problem.class));
    }
    return answer;
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException silent) {
      throw unavailable("Billing does not answer.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unavailable("The web site is stopping.");
    }
  }

  private <T> T read(HttpResponse<String> answer, Class<T> type) {
    try {
      return json.readValue(answer.body(), type);
    } catch (JsonProcessingException notOurs) {
      throw unavailable("Something answers " + answer.statusCode() + " in billing's place.");
    }
  }

  private String written(Map<String, ?> body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Names and texts can be written.", impossible);
    }
  }

  private static RefusedException unavailable(String detail) {
    return refused(Problem.of(Code.BILLING_UNAVAILABLE, detail));
  }

  private static RefusedException refused(Problem problem) {
    return new RefusedException(problem);
  }

  @PreDestroy
  void hangUp() {
    http.shutdownNow();
  }
}
