package io.gracekeeper.simulator.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.OptionalInt;

/** The network between AWS and its receivers. */
@Singleton
public class Endpoints {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Patience patience;

  Endpoints(Patience patience) {
    this.patience = patience;
  }

  /** Posts a body once, as SNS; returns the status of the answer, empty if none came in time. */
  public OptionalInt post(URI endpoint, Map<String, String> headers, String body) {
    return post(Carrier.SNS, endpoint, headers, body);
  }

  OptionalInt post(Carrier carrier, URI endpoint, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(patience.forAnAnswer(carrier))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return OptionalInt.of(http.send(request.build(), BodyHandlers.discarding()).statusCode());
    } catch (IOException unreachable) {
      return OptionalInt.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  @PreDestroy
  void hangUp() {
    http.shutdownNow();
  }
}
