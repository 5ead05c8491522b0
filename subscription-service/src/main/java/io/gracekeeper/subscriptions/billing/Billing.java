package io.gracekeeper.subscriptions.billing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deletion.Permission.Refused;
import io.gracekeeper.subscriptions.deletion.Permission.Silent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Billing's side of a deletion. Whatever is not a clear consent is none. */
@ApplicationScoped
public class Billing {

  private final BillingConfig config;
  private final ObjectMapper json;
  private final OwnToken token;
  private final Clock clock;
  private final HttpClient http;

  @Inject
  Billing(BillingConfig config, ObjectMapper json, OwnToken token, @SystemTime Clock clock) {
    this.config = config;
    this.json = json;
    this.token = token;
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
  }

  private record Request(DeploymentId deployment, DeploymentUid uid, long coverageRevision) {}

  private record Consent(@Nullable String permit, @Nullable Duration validFor) {}

  private record Problem(@Nullable String code, @Nullable String detail) {}

  /** Asks for a permit to delete one deployment for one loss of coverage. */
  public Permission permit(
      SubscriptionId subscription, DeploymentId deployment, DeploymentUid uid, long revision) {
    var asked = clock.instant();
    var bearer = token.current();
    if (bearer.isEmpty()) {
      return new Silent("we have no token to ask it with");
    }
    try {
      var body = json.writeValueAsString(new Request(deployment, uid, revision));
      var request =
          HttpRequest.newBuilder(address(subscription))
              .timeout(config.timeout())
              .header("content-type", "application/json")
              .header("authorization", "Bearer " + bearer.get())
              .POST(BodyPublishers.ofString(body))
              .build();
      return read(http.send(request, BodyHandlers.ofString()), asked);
    } catch (IOException unanswered) {
      return new Silent("it did not answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Silent("we were interrupted");
    }
  }

  private Permission read(HttpResponse<String> answer, Instant asked) throws IOException {
    return switch (answer.statusCode()) {
      case 200 -> consent(json.readValue(answer.body(), Consent.class), asked);
      case 404, 409 -> refusal(json.readValue(answer.body(), Problem.class));
      case 401 -> {
        token.forget();
        yield new Silent("it answered 401");
      }
      default -> new Silent("it answered " + answer.statusCode());
    };
  }

  private static Permission consent(Consent consent, Instant asked) {
    return consent.permit() == null || consent.validFor() == null
        ? new Silent("its consent lacks a permit")
        : new Granted(consent.permit(), asked.plus(consent.validFor()));
  }

  private static Permission refusal(Problem problem) {
    return new Refused(problem.code() == null ? "no reason given" : problem.code());
  }

  private URI address(SubscriptionId subscription) {
    var segment =
        URLEncoder.encode(subscription.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(config.url() + "/subscriptions/" + segment + "/permits");
  }
}
