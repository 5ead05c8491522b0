package io.gracekeeper.inquiry;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A call of billing with our own token. Whatever is no answer is silence, and says why. */
@ApplicationScoped
public class Inquiry {

  private final BillingSettings settings;
  private final OwnToken token;
  private final HttpClient http;

  @Inject
  Inquiry(BillingSettings settings, OwnToken token) {
    this.settings = settings;
    this.token = token;
    this.http = // An offer to go on in HTTP/2 can cross an early refusal, and neither is
        // understood.
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** What came of a call. */
  public sealed interface Outcome {

    /** Billing's own word. */
    record Answer(int status, String body) implements Outcome {}

    /** Nothing is known. */
    record Silence(String why) implements Outcome {}
  }

  /** Calls what the segments name, below billing's address. */
  public Outcome ask(UnaryOperator<HttpRequest.Builder> how, String... segments) {
    return ask(how, Map.of(), segments);
  }

  /** Likewise, with a query. */
  public Outcome ask(
      UnaryOperator<HttpRequest.Builder> how, Map<String, String> query, String... segments) {
    var bearer = token.current();
    if (bearer.isEmpty()) {
      return new Outcome.Silence("we have no token to ask it with");
    }
    var request =
        HttpRequest.newBuilder(address(query, segments))
            .timeout(settings.timeout())
            .header("authorization", "Bearer " + bearer.get());
    try {
      var answer = http.send(how.apply(request).build(), BodyHandlers.ofString());
      return outcome(answer.statusCode(), answer.body());
    } catch (IOException unanswered) {
      return new Outcome.Silence("it did not answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Silence("we were interrupted");
    }
  }

  private Outcome outcome(int status, String body) {
    if (status == 401) {
      token.forget();
    }
    return status == 200 || status == 404 || status == 409
        ? new Outcome.Answer(status, body)
        : new Outcome.Silence("it answered " + status);
  }

  private URI address(Map<String, String> query, String... segments) {
    var path = Stream.of(segments).map(Inquiry::encoded).collect(joining("/"));
    var asked =
        query.entrySet().stream()
            .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
            .collect(joining("&"));
    return URI.create(settings.url() + "/" + path + (asked.isEmpty() ? "" : "?" + asked));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
