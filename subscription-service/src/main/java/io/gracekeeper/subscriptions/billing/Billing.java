package io.gracekeeper.subscriptions.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.inquiry.Inquiry;
import io.gracekeeper.inquiry.Inquiry.Outcome.Answer;
import io.gracekeeper.inquiry.Inquiry.Outcome.Silence;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deletion.Permission.Refused;
import io.gracekeeper.subscriptions.deletion.Permission.Silent;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What billing is asked. Whatever is not a clear consent is none. */
@ApplicationScoped
public class Billing {

  private static final Set<String> UNKNOWN = Set.of("unknown-payment-method", "unknown-account");

  /** Who asks holds a connection to the database: however slow billing is, some are left. */
  private static final int AT_ONCE = 8;

  private final Inquiry inquiry;
  private final ObjectMapper json;
  private final Semaphore free = new Semaphore(AT_ONCE);

  @Inject
  Billing(Inquiry inquiry, ObjectMapper json) {
    this.inquiry = inquiry;
    this.json = json;
  }

  private record Request(
      DeploymentId deployment, DeploymentUid uid, long coverageRevision, Instant stoppedAt) {}

  private record Consent(@Nullable String permit, @Nullable Duration validFor) {}

  private record Method(@Nullable Boolean live) {}

  private record Problem(@Nullable String code, @Nullable String detail) {}

  /**
   * Asks for a permit to delete one deployment that was stopped for one loss of coverage.
   *
   * @param asked the present instant, from which the permit's length is counted
   */
  public Permission permit(
      SubscriptionId subscription,
      DeploymentId deployment,
      DeploymentUid uid,
      Loss loss,
      Instant stoppedAt,
      Instant asked) {
    try {
      var body = json.writeValueAsString(new Request(deployment, uid, loss.revision(), stoppedAt));
      var outcome =
          inquiry.ask(
              request ->
                  request
                      .header("content-type", "application/json")
                      .POST(BodyPublishers.ofString(body)),
              "subscriptions",
              subscription.value(),
              "permits");
      return switch (outcome) {
        case Silence(var why) -> new Silent(why);
        case Answer(var status, var answer) when status == 200 ->
            consent(json.readValue(answer, Consent.class), asked);
        case Answer(_, var answer) -> new Refused(code(answer));
      };
    } catch (JsonProcessingException unreadable) {
      return new Silent("its answer cannot be read");
    }
  }

  /** Asks whether a payment method of an account can be charged now (A33). */
  public Chargeable chargeable(AccountId account, PaymentMethodId method) {
    if (!free.tryAcquire()) {
      return new Chargeable.Silent("it is asked by too many at once");
    }
    try {
      var outcome =
          inquiry.ask(
              HttpRequest.Builder::GET,
              "accounts",
              account.value(),
              "payment-methods",
              method.value());
      return switch (outcome) {
        case Silence(var why) -> new Chargeable.Silent(why);
        case Answer(var status, var answer) when status == 200 ->
            chargeable(json.readValue(answer, Method.class));
        case Answer(_, var answer) -> refused(code(answer));
      };
    } catch (JsonProcessingException unreadable) {
      return new Chargeable.Silent("its answer cannot be read");
    } finally {
      free.release();
    }
  }

  private static Permission consent(Consent consent, Instant asked) {
    return consent.permit() == null || consent.validFor() == null
        ? new Silent("its consent lacks a permit")
        : new Granted(consent.permit(), asked.plus(consent.validFor()));
  }

  private static Chargeable chargeable(Method method) {
    if (method.live() == null) {
      return new Chargeable.Silent("its answer does not say whether the method is live");
    }
    return method.live() ? new Chargeable.Live() : new Chargeable.NotLive();
  }

  private static Chargeable refused(String code) {
    return UNKNOWN.contains(code)
        ? new Chargeable.Unknown()
        : new Chargeable.Silent("it answered " + code);
  }

  private String code(String problem) throws JsonProcessingException {
    var code = json.readValue(problem, Problem.class).code();
    return code == null ? "no reason given" : code;
  }
}
