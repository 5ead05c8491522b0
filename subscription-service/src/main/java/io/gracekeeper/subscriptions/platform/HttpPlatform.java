package io.gracekeeper.subscriptions.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
    this.http = // An offer to go on in HTTP/2 can cross an early refusal, and neither is
        // understood.
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.timeout())
            .build();
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Observation start(Target target) {
    return seen(tell(Verb.START, target, SnapshotName.NONE));
  }

  @Override
  public Observation stop(Target target) {
    return seen(tell(Verb.STOP, target, SnapshotName.NONE));
  }

  @Override
  public Observation observe(Target target) {
    return seen(tell(Verb.OBSERVE, target, SnapshotName.NONE));
  }

  @Override
  public Observation restore(Target target, SnapshotName snapshot) {
    return seen(tell(Verb.RESTORE, target, snapshot));
  }

  @Override
  public SnapshotProgress snapshot(Target target, SnapshotName snapshot) {
    return Answer.progress(tell(Verb.SNAPSHOT, target, snapshot));
  }

  @Override
  public SnapshotProgress verify(Target target, SnapshotName snapshot) {
    return Answer.progress(tell(Verb.VERIFY, target, snapshot));
  }

  @Override
  public Observation delete(Target target, Instant notAfter) {
    return seen(tell(Verb.DELETE, new Command(Verb.DELETE, target, null, notAfter)));
  }

  @Override
  public void discardSnapshots(Target target) {
    var kept = tell(Verb.DISCARD, target, SnapshotName.NONE).snapshotsKept();
    if (kept == null || kept != 0) {
      throw new PlatformException("The platform still keeps snapshots: " + kept + ".");
    }
  }

  @Override
  public Observation release(Target target) {
    return seen(tell(Verb.RELEASE, target, SnapshotName.NONE));
  }

  @Override
  public boolean hasAccess(AccountId account, String cloudAccount) {
    var question = new Question(Verb.CHECK_ACCESS, account, cloudAccount);
    var access = tell(Verb.CHECK_ACCESS, question).access();
    if (access == null) {
      throw new PlatformException("The platform did not say whether it has access.");
    }
    return access;
  }

  private enum Verb {
    START,
    STOP,
    OBSERVE,
    RESTORE,
    SNAPSHOT,
    VERIFY,
    DELETE,
    DISCARD,
    RELEASE,
    CHECK_ACCESS
  }

  private record Command(
      Verb command,
      @JsonUnwrapped Target target,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String snapshot,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant notAfter) {}

  private record Question(Verb command, AccountId account, String cloudAccount) {}

  private Answer tell(Verb verb, Target target, SnapshotName snapshot) {
    return tell(verb, new Command(verb, target, snapshot.id(), null));
  }

  private Answer tell(Verb verb, Object command) {
    try {
      var body = json.writeValueAsString(command);
      var response = send(signed(body));
      if (response.statusCode() != 200) {
        throw new PlatformException(
            "The platform answered " + response.statusCode() + " to " + verb + ".");
      }
      var answer = json.readValue(response.body(), Answer.class);
      if (answer == null) {
        throw new PlatformException("The platform said nothing after " + verb + ".");
      }
      return answer;
    } catch (IOException | ExecutionException | TimeoutException unanswered) {
      throw new PlatformException("The platform did not answer to " + verb + ".", unanswered);
    } catch (WebhookSigningException unsigned) {
      throw new PlatformException("A command could not be signed.", unsigned);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted while telling the platform.", interrupted);
    }
  }

  /** A request's own timeout ends with the head of its answer; this one is for all of it. */
  private HttpResponse<String> send(HttpRequest request)
      throws InterruptedException, ExecutionException, TimeoutException {
    var answer = http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(config.timeout().toMillis(), MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private static Observation seen(Answer answer) {
    if (answer.observed() == null) {
      throw new PlatformException("The platform did not say what it sees.");
    }
    return new Observation(answer.observed(), answer.uid(), answer.scale());
  }

  private static Webhook webhook(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException blank) {
      throw new IllegalArgumentException("gracekeeper.platform.secret is blank.", blank);
    }
  }

  private HttpRequest signed(String body) throws WebhookSigningException {
    var id = "msg_" + UUID.randomUUID();
    var second = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(config.url())
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(second))
        .header("webhook-signature", webhook.sign(id, second, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
