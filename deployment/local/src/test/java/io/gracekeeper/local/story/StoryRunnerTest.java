package io.gracekeeper.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.local.platform.Parts;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.stage.Services;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.world.ScriptedProcess;
import io.gracekeeper.local.world.SignIn;
import io.gracekeeper.local.world.WorldClock;
import io.gracekeeper.policy.Policies;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoryRunnerTest {

  private static final String HEAD = "story: A try\nshows: [A20]\nproduct: emqx\nsteps:\n";
  private static final String QUIET = "{\"underWay\":[],\"progress\":0}";
  private static final String NOON = "{\"now\":\"2026-03-01T12:00:00Z\",\"next\":null}";

  private static final String TOKEN = "{\"access_token\":\"t\",\"expires_in\":300}";

  private final ScriptedProcess everything =
      new ScriptedProcess()
          .answers("GET /sandbox/due", _ -> NOON)
          .answers("GET /sandbox/pulse?within=500", _ -> QUIET)
          .answers("POST /issuer/tokens", _ -> TOKEN)
          .answers("PUT /accounts/fleet-1", _ -> "{}")
          .answers("PUT /accounts/fleet-2", _ -> "{}")
          .answers("GET /deployments/gateway-1", _ -> "{\"state\":\"RUNNING\"}");
  private final List<String> told = new ArrayList<>();
  private final StoryRunner runner = new StoryRunner(stage(), told::add);

  @AfterEach
  void close() {
    everything.close();
  }

  @Test
  void eachStepIsToldAndDoneThroughRest() {
    runner.play(read("  - registers: {account: fleet}\n"));

    assertThat(told)
        .containsExactly(
            "A try  (A20)", "2026-03-01T12:00:00Z  customer              E4    fleet registers");
    assertThat(everything.heard()).contains("PUT /accounts/fleet-1 {\"name\":\"fleet\"}");
  }

  @Test
  void aStoryThatIsToldTwiceHasNamesOfItsOwnEachTime() {
    var story = read("  - registers: {account: fleet}\n");

    runner.play(story);
    runner.play(story);

    assertThat(everything.heard())
        .contains("PUT /accounts/fleet-1 {\"name\":\"fleet\"}")
        .contains("PUT /accounts/fleet-2 {\"name\":\"fleet\"}");
  }

  @Test
  void aStepThatFailsSaysWhatWasExpectedWhatIsAndTheTimelineSoFar() {
    var story =
        read(
            """
              - registers: {account: fleet}
              - expect-deployment: {deployment: gateway, state: STOPPED}
            """);

    assertThatThrownBy(() -> runner.play(story))
        .isInstanceOf(StoryFailure.class)
        .hasMessage(
            """
            try.yaml:6: expect-deployment [deployment: gateway, state: STOPPED]
            expected  the state of gateway: STOPPED
            but it is  RUNNING
            The timeline so far:
              2026-03-01T12:00:00Z  customer              E4    fleet registers
              2026-03-01T12:00:00Z  seen                  D7    gateway is STOPPED\
            """);
  }

  @Test
  void aRefusalFailsTheStoryUnlessItIsExpected() {
    runner.play(read("  - registers: {account: unscripted}\n    refused: unknown\n"));

    assertThatThrownBy(() -> runner.play(read("  - registers: {account: unscripted}\n")))
        .hasMessageContaining("billing refuses PUT /accounts/unscripted-2: 404 unknown");
    assertThatThrownBy(
            () -> runner.play(read("  - registers: {account: unscripted}\n    refused: taken\n")))
        .hasMessageContaining("expected  the refusal: taken")
        .hasMessageContaining("but it is  unknown");
  }

  @Test
  void whatIsDoneAlthoughARefusalIsExpectedFailsTheStory() {
    var story = read("  - registers: {account: fleet}\n    refused: account-closed\n");

    assertThatThrownBy(() -> runner.play(story)).hasMessageContaining("none: it was done");
  }

  private Stage stage() {
    return new Stage(
        everything.rest("simulator"),
        everything.rest("adapter"),
        new Services(everything.rest("billing"), everything.rest("subscriptions")),
        new SignIn(everything.rest("simulator")),
        new WorldClock(() -> List.of(everything.rest("everything")), Duration.ofSeconds(20)),
        SharedKafka.bootstrapServers(),
        Policies.load(Optional.empty(), true),
        new Parts() {
          @Override
          public void holdUp(Part part, Point before) {
            throw new AssertionError("Nobody is held up here.");
          }

          @Override
          public void takeAway(Part part) {
            throw new AssertionError("Nothing is taken away here.");
          }

          @Override
          public void bringIn(Part part) {
            throw new AssertionError("Nothing is brought in here.");
          }
        });
  }

  private static Story read(String steps) {
    return StoryReader.read("try.yaml", new StringReader(HEAD + steps));
  }
}
