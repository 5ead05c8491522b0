package io.gracekeeper.simulator;

import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** Who commands the platform about one deployment, as subscription-service does. */
record PlatformClient(Api api, Clock clock, String deployment) {

  Api.Answer command(String kind, @Nullable String uid, long fence) {
    return tell(body(kind, uid, fence));
  }

  /** A command about a snapshot of the deployment. */
  Api.Answer command(String kind, @Nullable String uid, long fence, @Nullable String snapshot) {
    return tell(with("snapshot", snapshot, body(kind, uid, fence)));
  }

  Api.Answer tell(String body) {
    return api.post("/platform/commands", body, signed(body, QuickSandbox.SECRET));
  }

  String body(String kind, @Nullable String uid, long fence) {
    return """
    {"command":"%s","deployment":"%s","account":"acc-1","subscription":"sub-1","name":"Orders",\
    "uid":%s,"fence":%d}\
    """
        .formatted(kind, deployment, quoted(uid), fence);
  }

  /** A command with one more field. */
  static String with(String field, @Nullable String value, String body) {
    return body.replaceFirst("}$", ",\"" + field + "\":" + quoted(value) + "}");
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : "\"" + value + "\"";
  }

  /** Makes one and stops it, with fences up to 2; returns its uid. */
  String aStoppedOneWith(long records) {
    var uid = command("START", null, 1).at("uid");
    api.put(path() + "/records", "{\"records\":" + records + "}");
    command("STOP", uid, 2);
    untilObserved("STOPPED");
    return uid;
  }

  /** Takes a snapshot of a stopped one, and returns its answer once it is taken. */
  Api.Answer aSnapshot(String id, String uid, long fence) {
    command("SNAPSHOT", uid, fence, id);
    return untilToldOf("SNAPSHOT", uid, fence, id, "TAKEN");
  }

  /** Tells a command again and again until its snapshot stands so. */
  Api.Answer untilToldOf(String kind, String uid, long fence, String snapshot, String state) {
    return patiently()
        .until(
            () -> command(kind, uid, fence, snapshot),
            answer -> answer.snapshot("state").equals(state));
  }

  Map<String, String> signed(String body, String secret) {
    var id = UUID.randomUUID().toString();
    var timestamp = clock.instant().getEpochSecond();
    try {
      return Map.of(
          "Content-Type",
          "application/json",
          "webhook-id",
          id,
          "webhook-timestamp",
          Long.toString(timestamp),
          "webhook-signature",
          new Webhook(secret).sign(id, timestamp, body));
    } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
      throw new IllegalStateException("The secret is one.", impossible);
    }
  }

  String path() {
    return "/platform/deployments/" + deployment;
  }

  String observed() {
    return api.get(path()).at("observed");
  }

  void untilObserved(String observed) {
    patiently().until(() -> observed().equals(observed));
  }

  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5));
  }
}
