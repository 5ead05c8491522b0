package io.gracekeeper.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares how everything stands at AWS with how it stands here. */
record Verdict(World world, HistoryAtAws history, Twin twin) {

  /**
   * Judges what the history has left behind, when AWS has been asked about everything.
   *
   * @return how agreements stand, and what became of deployments
   * @throws Unmet if anything is not as it must be
   */
  List<String> judged() {
    var agreements = twin.agreements().stream().map(this::agreement);
    var deployments = history.all().stream().flatMap(this::ofAccount);
    return Stream.concat(agreements, deployments).toList();
  }

  private String agreement(JsonNode there) {
    var expected =
        switch (there.path("state").asText()) {
          case "ACTIVE" -> "LIVE";
          case "ENDED" -> "ENDED";
          default -> "UNKNOWN"; // It is yet to begin.
        };
    var id = there.path("id").asText();
    var here = answer("/marketplaces/AWS/agreements/" + id).map(it -> it.path("state").asText());
    Unmet.unlessEqual("how billing knows " + there, expected, here.orElse("UNKNOWN"));
    return expected;
  }

  /** What the account has by it, and what runs there. */
  private Stream<String> ofAccount(Bought it) {
    var isLive = twin.isLive(it);
    answer(world.path("/accounts/%s/payment-methods", it.account()))
        .ifPresent(found ->
            found
                .path("paymentMethods")
                .forEach(method ->
                    Unmet.unlessEqual(
                        "that it pays: " + method, isLive, method.path("live").asBoolean())));
    answer(world.path("/subscriptions/%s/charge", it.subscription()))
        .ifPresent(charge ->
            Unmet.unlessEqual(
                "that it is paid: " + charge, isLive, charge.path("covered").asBoolean()));
    return Fate.of(world, it.deployment()).stream().map(Fate::judged);
  }

  private Optional<JsonNode> answer(String path) {
    try {
      return Optional.of(world.operator().billing().get(path));
    } catch (RefusedException unknown) {
      if (unknown.status() != 404) {
        throw unknown;
      }
      return Optional.empty();
    }
  }
}
