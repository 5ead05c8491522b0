package io.gracekeeper.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a deployment, as the services tell it: it runs and is paid for or on trial, or it
 * is kept until a dated deadline, or it was deleted rightly. There is nothing else.
 *
 * @param decisions all about who paid, by revision
 */
record Fate(
    Name name,
    JsonNode deployment,
    JsonNode charge,
    JsonNode decisions,
    Instant now,
    Duration grace) {

  /** Empty if it was never asked for. */
  static Optional<Fate> of(World world, Name name) {
    try {
      var deployment = world.operator().subscriptions().get(world.path("/deployments/%s", name));
      var paidFor = "/subscriptions/" + deployment.path("subscription").asText();
      var billing = world.operator().billing();
      return Optional.of(
          new Fate(
              name,
              deployment,
              billing.get(paidFor + "/charge"),
              billing.get(paidFor + "/decisions").path("decisions"),
              world.clock().now(),
              Duration.ofDays(world.product().value().equals("redis") ? 7 : 3)));
    } catch (RefusedException unknown) {
      if (unknown.status() != 404) {
        throw unknown;
      }
      return Optional.empty();
    }
  }

  /** In a word, if it is as it must be. */
  String judged() {
    var state = deployment.path("state").asText();
    switch (state) {
      case "REQUESTED" -> must("wait only while nobody pays", !isCovered());
      case "RUNNING" -> must("run only if paid for or on trial", isCovered() || isOnTrial());
      case "STOPPED" -> stopped();
      case "DELETED" -> deleted();
      default -> must("have come to rest", false);
    }
    return state;
  }

  private void stopped() {
    must("be stopped only while nobody pays", !isCovered());
    must("not be stopped during its trial", !isOnTrial());
    must("be kept for the grace", kept(deployment).equals(grace));
    must(
        "have its deadline ahead, or a reason why it is kept",
        at(deployment, "deleteAfter").isAfter(now) || deployment.hasNonNull("waitingFor"));
  }

  private void deleted() {
    var receipt = deployment.path("receipt");
    must("have a permit", !receipt.path("permit").asText().isBlank());
    must("have been kept for the grace", kept(receipt).equals(grace));
    must("not be deleted early", !at(receipt, "deletedAt").isBefore(at(receipt, "deleteAfter")));
    var revision = receipt.path("coverageRevision").asLong();
    for (var decision : decisions) {
      var made = decision.path("coverageRevision").asLong();
      if (made == revision) {
        must("be deleted by a loss of coverage", decision.hasNonNull("lossReason"));
      } else if (made == revision + 1) {
        must(
            "not be deleted while somebody pays",
            !at(decision, "decidedAt").isBefore(at(receipt, "deletedAt")));
      }
    }
  }

  private boolean isCovered() {
    return charge.path("covered").asBoolean();
  }

  private boolean isOnTrial() {
    return deployment.hasNonNull("trialEndsAt") && at(deployment, "trialEndsAt").isAfter(now);
  }

  private static Duration kept(JsonNode stop) {
    return Duration.between(at(stop, "stoppedAt"), at(stop, "deleteAfter"));
  }

  private static Instant at(JsonNode node, String field) {
    return Instant.parse(node.path(field).asText());
  }

  private void must(String what, boolean isSo) {
    if (!isSo) {
      throw new Unmet(name + " at " + now, "to " + what, deployment + " and " + charge);
    }
  }
}
