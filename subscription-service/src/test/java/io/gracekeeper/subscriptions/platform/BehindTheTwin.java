package io.gracekeeper.subscriptions.platform;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.DeploymentUid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The dials of the twin: what its people, its customers and chance can do to it. */
final class BehindTheTwin implements Behind {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final Platform platform;

  /**
   * @param platform by which another one is started, for which the twin has no dial
   */
  BehindTheTwin(URI url, Platform platform) {
    this.url = url;
    this.platform = platform;
  }

  @Override
  public boolean runs(Target target) {
    return find(target)
        .map(seen -> !Set.of("STOPPED", "RELEASED").contains(seen.get("observed").asText()))
        .orElse(false);
  }

  @Override
  public Optional<DeploymentUid> uid(Target target) {
    return find(target).map(seen -> new DeploymentUid(seen.get("uid").asText()));
  }

  @Override
  public void fill(Target target, long records) {
    tell("PUT", path(target) + "/records", "{\"records\":" + records + "}");
  }

  @Override
  public @Nullable Long records(Target target) {
    return find(target).map(seen -> seen.get("records").asLong()).orElse(null);
  }

  @Override
  public void scale(Target target, int nodes) {
    tell("PUT", path(target) + "/scale", "{\"nodes\":" + nodes + "}");
  }

  @Override
  public void startByHand(Target target) {
    tell("POST", path(target) + "/scale-up", "");
  }

  @Override
  public void removeByHand(Target target) {
    tell("POST", path(target) + "/removal", "");
  }

  @Override
  public DeploymentUid replace(Target target) {
    removeByHand(target);
    var anybody =
        new Target(
            target.deployment(),
            target.account(),
            target.subscription(),
            target.name(),
            null,
            null,
            target.fence());
    return requireNonNull(platform.start(anybody).uid());
  }

  @Override
  public int snapshots(Target target) {
    var uid = requireNonNull(target.uid()).value();
    var all = tell("GET", "/platform/snapshots", "");
    return (int)
        StreamSupport.stream(all.spliterator(), false)
            .filter(it -> it.get("uid").asText().equals(uid))
            .count();
  }

  @Override
  public void damage(SnapshotName snapshot) {
    tell("POST", "/platform/snapshots/" + snapshot.id() + "/damage", "");
  }

  @Override
  public void letSnapshotsFail() {
    fault("{\"snapshotsFail\":true}");
  }

  @Override
  public void leaveNoScratchPlace() {
    fault("{\"cannotVerify\":true}");
  }

  @Override
  public void close(String cloudAccount) {
    tell("PUT", "/platform/cloud-accounts/" + cloudAccount, "{\"open\":false}");
  }

  @Override
  public void open(String cloudAccount) {
    tell("PUT", "/platform/cloud-accounts/" + cloudAccount, "{\"open\":true}");
  }

  @Override
  public void befall(Trouble trouble, int commands) {
    var dial =
        switch (trouble) {
          case BUSY -> "busy";
          case CONFLICT -> "conflicts";
          case ANSWER_LOST -> "loseAnswers";
        };
    fault("{\"" + dial + "\":" + commands + "}");
  }

  @Override
  public void allIsWell() {
    fault("{}");
  }

  private void fault(String fault) {
    tell("PUT", "/platform/faults", fault);
  }

  private Optional<JsonNode> find(Target target) {
    return Optional.of(tell("GET", path(target), "")).filter(seen -> seen.has("uid"));
  }

  private static String path(Target target) {
    return "/platform/deployments/" + target.deployment();
  }

  private JsonNode tell(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200 && !(method.equals("GET") && response.statusCode() == 404)) {
        throw new IllegalStateException(method + " " + path + ": " + response.body());
      }
      return AtAnAddress.JSON.readTree(response.body());
    } catch (IOException unanswered) {
      throw new UncheckedIOException(unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
