package io.gracekeeper.subscriptions.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Observation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("D1")
class DeletionPolicyTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Loss LOSS =
      new Loss(
          2,
          NOON.minus(Duration.ofDays(3)),
          new Schedule(Duration.ofDays(3), true),
          "n",
          "C15",
          "hash");
  private static final Stopped STOPPED =
      new Stopped(StopReason.UNCOVERED, LOSS, NOON.minus(Duration.ofDays(3)), NOON);
  private static final DeploymentUid UID = new DeploymentUid("uid-1");
  private static final DeploymentUid OTHER = new DeploymentUid("uid-2");
  private static final Permission GRANTED = new Permission.Granted("permit", NOON);
  private static final ProductPolicy EMQX = policyOf("emqx");
  private static final Coverage LOST = new Coverage.Lost(LOSS);
  private static final Observation SEEN = new Observation(State.STOPPED, UID);

  @Test
  void itIsDeletedWhenEveryKeyHasTurned() {
    var facts = new DeletionFacts(NOON, STOPPED, LOST, UID, SEEN, GRANTED, EMQX);

    assertThat(DeletionPolicy.against(facts, DeletionPolicy.ALL)).isEmpty();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("its grace lasts until", NOON.minusMillis(1), LOST, UID, SEEN, GRANTED, EMQX),
        refusal("is paid for", NOON, new Coverage.Covered(), UID, SEEN, GRANTED, EMQX),
        refusal("nobody knows", NOON, new Coverage.Unheard(), UID, SEEN, GRANTED, EMQX),
        refusal(
            "another loss",
            NOON,
            new Coverage.Lost(
                new Loss(4, NOON, new Schedule(Duration.ofDays(3), true), "n", "C15", "h")),
            UID,
            SEEN,
            GRANTED,
            EMQX),
        refusal("RUNNING", NOON, LOST, UID, seen(State.RUNNING, UID), GRANTED, EMQX),
        refusal("STARTING", NOON, LOST, UID, seen(State.STARTING, UID), GRANTED, EMQX),
        refusal("STOPPING", NOON, LOST, UID, seen(State.STOPPING, UID), GRANTED, EMQX),
        refusal("another one", NOON, LOST, UID, seen(State.STOPPED, OTHER), GRANTED, EMQX),
        refusal("another one", NOON, LOST, UID, seen(State.STOPPED, null), GRANTED, EMQX),
        refusal("another one", NOON, LOST, null, SEEN, GRANTED, EMQX),
        refusal("verified snapshot", NOON, LOST, UID, SEEN, GRANTED, policyOf("redis")),
        refusal("no policy", NOON, LOST, UID, SEEN, GRANTED, null),
        refusal("billing refuses", NOON, LOST, UID, SEEN, new Permission.Refused("covered"), EMQX),
        refusal("billing is silent", NOON, LOST, UID, SEEN, new Permission.Silent("down"), EMQX));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void aSingleKeyThatDoesNotTurnKeepsIt(String reason, DeletionFacts facts) {
    assertThat(DeletionPolicy.against(facts, DeletionPolicy.ALL))
        .singleElement()
        .asString()
        .contains(reason);
  }

  private static Arguments refusal(
      String reason,
      Instant now,
      Coverage coverage,
      @Nullable DeploymentUid uid,
      Observation seen,
      Permission permission,
      @Nullable ProductPolicy policy) {
    return Arguments.of(
        reason, new DeletionFacts(now, STOPPED, coverage, uid, seen, permission, policy));
  }

  private static Observation seen(State state, @Nullable DeploymentUid uid) {
    return new Observation(state, uid);
  }

  private static ProductPolicy policyOf(String product) {
    return Policies.load(Optional.empty(), false).of(new ProductId(product)).orElseThrow().policy();
  }
}
