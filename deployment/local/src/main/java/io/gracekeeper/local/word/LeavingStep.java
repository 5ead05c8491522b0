package io.gracekeeper.local.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** See before you leap: what leaving would mean is asked, and must then be what the leap did. */
sealed interface LeavingStep extends Step {

  /** An account asks what would become of it if its marketplaces ceased to pay now. */
  record AsksWhatLeavingMeans(Name account) implements LeavingStep {
    @Override
    public Act act() {
      return Act.customer("B8", account + " asks what leaving would mean");
    }

    @Override
    public void perform(World world) {
      world.rememberSaid(
          account,
          world.ownerOf(account).billing().get(world.path("/accounts/%s/leaving", account)));
    }
  }

  /**
   * Everything is as it was said, once all that was to be stopped is due and nothing is deleted
   * yet.
   */
  record ExpectWhatWasSaid(Name account) implements LeavingStep {

    /** From the question to the cancel, and from an instant that is due to the observed stop. */
    private static final Duration MEANWHILE = Duration.ofMinutes(5);

    @Override
    public Act act() {
      return Act.seen("B8", "what " + account + " was told is what has happened");
    }

    @Override
    public void perform(World world) {
      var subscriptions = world.said(account).path("subscriptions");
      if (subscriptions.isEmpty()) {
        throw new Unmet("what " + account + " was told", "of its subscriptions", "of none");
      }
      subscriptions.forEach(said -> compare(said, world));
    }

    private static void compare(JsonNode said, World world) {
      var id = said.path("subscription").asText();
      var charge = world.operator().billing().get("/subscriptions/" + id + "/charge");
      var payer =
          switch (said.path("prepared").asText()) {
            case "SWITCHED" -> said.path("paidBy");
            case "FALLBACK_DESIGNATED" -> said.path("paidByThen");
            default -> null;
          };
      Unmet.unlessEqual(
          "that " + id + " is paid", payer != null, charge.path("covered").asBoolean());
      if (payer != null) {
        Unmet.unlessEqual(
            "who pays for " + id, payer.path("id").asText(), charge.path("paymentMethod").asText());
      }
      said.path("deployments").forEach(deployment -> compareDeployment(deployment, world));
    }

    private static void compareDeployment(JsonNode said, World world) {
      var id = said.path("deployment").asText();
      var seen = world.operator().subscriptions().get("/deployments/" + id);
      var stopsAt = instant(said, "stopsAt");
      Unmet.unlessEqual(
          "the state of " + id,
          stopsAt == null ? "RUNNING" : "STOPPED",
          seen.path("state").asText());
      var stoppedAt = instant(seen, "stoppedAt");
      if (stopsAt != null && stoppedAt != null) {
        var late = Duration.between(stopsAt, stoppedAt);
        if (late.isNegative() || late.compareTo(MEANWHILE) > 0) {
          throw new Unmet("when " + id + " is stopped", stopsAt, stoppedAt);
        }
        Unmet.unlessEqual(
            "how long " + id + " is kept",
            between(stopsAt, instant(said, "keptUntil")),
            between(stoppedAt, instant(seen, "deleteAfter")));
      }
    }

    private static @Nullable Duration between(Instant from, @Nullable Instant to) {
      return to == null ? null : Duration.between(from, to);
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
      return node.hasNonNull(field) ? Instant.parse(node.path(field).asText()) : null;
    }
  }
}
