package io.gracekeeper.subscriptions.platform;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.DeploymentUid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's control plane over HTTP: every command is one signed POST (Standard Webhooks) that
 * says in its body everything that it means, so that the signature covers all of it.
 */
@ApplicationScoped
class HttpPlatform implements Platform {

  private final PlatformConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final Webhook webhook;
  private final HttpClient http;

  @Inject
  HttpPlatform(PlatformConfig config, ObjectMapper json, @SystemTime Clock clock) {
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.webhook = webhook(config.secret());
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
  }

  @Override
  public Observation start(Target target) {
    return tell(Verb.START, target);
  }

  @Override
  public Observation stop(Target target) {
    return tell(Verb.STOP, target);
  }

  @Override
  public Observation observe(Target target) {
    return tell(Verb.OBSERVE, target);
  }

  @Override
  public Observation delete(Target target) {
    return tell(Verb.DELETE, target);
  }

  private enum Verb {
    START,
    STOP,
    OBSERVE,
    DELETE
  }

  private record Command(Verb command, @JsonUnwrapped Target target) {}

  private record Answer(Observation.@Nullable State observed, @Nullable DeploymentUid uid) {}

  private Observation tell(Verb verb, Target target) {
    try {
      var body = json.writeValueAsString(new Command(verb, target));
      var answer = http.send(signed(body), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new PlatformException(
            "The platform answered " + answer.statusCode() + " to " + verb + ".");
      }
      return read(verb, answer);
    } catch (IOException unanswered) {
      throw new PlatformException("The platform did not answer to " + verb + ".", unanswered);
    } catch (WebhookSigningException unsigned) {
      throw new PlatformException("A command could not be signed.", unsigned);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted while telling the platform.", interrupted);
    }
  }

  private static Webhook webhook(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException blank) {
      throw new IllegalArgumentException("gracekeeper.platform.secret is blank.", blank);
    }
  }

  private Observation read(Verb verb, HttpResponse<String> response)
      throws JsonProcessingException {
    var answer = json.readValue(response.body(), Answer.class);
    if (answer == null || answer.observed() == null) {
      throw new PlatformException("The platform did not say what it sees after " + verb + ".");
    }
    return new Observation(answer.observed(), answer.uid());
  }

  private HttpRequest signed(String body) throws WebhookSigningException {
    var id = "msg_" + UUID.randomUUID();
    var second = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(config.url())
        .timeout(config.timeout())
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(second))
        .header("webhook-signature", webhook.sign(id, second, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
