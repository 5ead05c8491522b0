package io.gracekeeper.subscriptions.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation.State;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import io.gracekeeper.subscriptions.snapshot.Snapshot.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
      stopped(NOON.minus(Duration.ofDays(3))).foreseen(NOON.minus(Duration.ofDays(3)));
  private static final Policies EXAMPLES = Policies.load(Optional.empty(), false);
  private static final DeploymentUid UID = new DeploymentUid("uid-1");
  private static final DeploymentUid OTHER = new DeploymentUid("uid-2");
  private static final Snapshot GOOD = new Snapshot("s", NOON, "sum", Proof.READ_BACK);
  private static final Snapshot UNREADABLE = new Snapshot("s", NOON, "sum", Proof.UNVERIFIABLE);

  @Test
  void itIsDeletedWhenEveryKeyHasTurned() {
    assertThat(against(everyKeyTurns())).isEmpty();
    assertThat(against(everyKeyTurns().under("redis").with(GOOD))).isEmpty();
    assertThat(against(everyKeyTurns().ordered())).isEmpty();
  }

  static Stream<Arguments> refusals() {
    var later = new Loss(4, NOON, new Schedule(Duration.ofDays(3), true), "n", "C15", "h");
    var untold = stopped(NOON.minus(Duration.ofDays(3)));
    return Stream.of(
        refusal("its grace lasts until", everyKeyTurns().at(NOON.minusMillis(1))),
        refusal("is paid for", everyKeyTurns().paid(new Coverage.Covered())),
        refusal("nobody knows", everyKeyTurns().paid(new Coverage.Unheard())),
        refusal("another loss", everyKeyTurns().paid(new Coverage.Lost(later, null))),
        refusal("RUNNING", everyKeyTurns().seen(State.RUNNING, UID)),
        refusal("STARTING", everyKeyTurns().seen(State.STARTING, UID)),
        refusal("STOPPING", everyKeyTurns().seen(State.STOPPING, UID)),
        refusal("RELEASED", everyKeyTurns().seen(State.RELEASED, UID)),
        refusal("another one", everyKeyTurns().seen(State.STOPPED, OTHER)),
        refusal("another one", everyKeyTurns().seen(State.STOPPED, null)),
        refusal("another one", everyKeyTurns().neverSeen()),
        refusal("requires a verified snapshot", everyKeyTurns().under("redis")),
        refusal(
            "could not be verified by a-platform", everyKeyTurns().under("redis").with(UNREADABLE)),
        refusal("no policy", everyKeyTurns().under(null)),
        refusal("not every warning", everyKeyTurns().stopped(untold)),
        refusal(
            "was late", everyKeyTurns().stopped(untold.foreseen(NOON.minus(Duration.ofHours(23))))),
        refusal("on hold: a dispute", everyKeyTurns().held("a dispute")),
        refusal("own cloud account", everyKeyTurns().atCustomers()),
        refusal("kill switch", everyKeyTurns().braked(new Brake("an incident", null, 0))),
        refusal("frozen since", everyKeyTurns().braked(new Brake(null, NOON, 0))),
        refusal("as many of its product", everyKeyTurns().braked(new Brake(null, null, 50))),
        refusal("billing refuses", everyKeyTurns().permitted(new Permission.Refused("covered"))),
        refusal("billing is silent", everyKeyTurns().permitted(new Permission.Silent("down"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @Tag("D9")
  @Tag("D10")
  @Tag("P8")
  @Tag("P9")
  @Tag("P10")
  @Tag("B2")
  void aSingleKeyThatDoesNotTurnKeepsIt(String reason, SomeFacts facts) {
    assertThat(against(facts)).singleElement().asString().contains(reason);
  }

  static Stream<Arguments> refusalsOfAnOrder() {
    return refusals()
        .filter(it ->
            String.valueOf(it.get()[0])
                .matches(
                    "RUNNING|STARTING|STOPPING|RELEASED|another one|requires .*|could not .*"
                        + "|no policy|on hold.*|own cloud .*|kill switch"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusalsOfAnOrder")
  @Tag("D11")
  void anOrderObeysHoldsAndSnapshotsAndMeansThisVeryOne(String reason, SomeFacts facts) {
    assertThat(against(facts.ordered())).singleElement().asString().contains(reason);
  }

  @Test
  @Tag("P8")
  void whereThePolicyAcceptsItByNameASnapshotThatCannotBeReadBackCounts(@TempDir Path folder)
      throws IOException {
    // Given
    var example =
        new String(
            Policies.class.getResourceAsStream("/policies.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    var accepting = folder.resolve("policies.yaml");
    Files.writeString(
        accepting,
        example.replace(
            "    snapshots-kept-for: P30D",
            "    unverified-snapshots-accepted-of: [a-platform]\n    snapshots-kept-for: P30D"));
    var policies = Policies.load(Optional.of(accepting), false);

    // When
    var facts = everyKeyTurns().under(policies, "redis").with(UNREADABLE);

    // Then
    assertThat(against(facts)).isEmpty();
  }

  private static List<String> against(SomeFacts some) {
    var facts = some.facts();
    return DeletionPolicy.against(facts, DeletionPolicy.all(facts.stopped().ground()));
  }

  private static Arguments refusal(String reason, SomeFacts facts) {
    return Arguments.of(reason, facts);
  }

  private static SomeFacts everyKeyTurns() {
    return new SomeFacts(
        NOON,
        STOPPED,
        new Coverage.Lost(LOSS, null),
        UID,
        "a-platform",
        SomeFacts.policy(EXAMPLES, "emqx"));
  }

  private static Stopped stopped(Instant at) {
    return (Stopped)
        new Lifecycle.Stopping(new Unpaid(StopReason.UNCOVERED, LOSS), null)
            .seenStopped(at, List.of(Duration.ofHours(24)));
  }
}
