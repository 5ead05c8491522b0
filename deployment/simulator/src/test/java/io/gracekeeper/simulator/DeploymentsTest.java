package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.clock.SystemTime;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class DeploymentsTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private PlatformClient platform;

  @BeforeEach
  void aNewDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
  }

  @Test
  void aDeploymentIsMadeByItsFirstStart() {
    // When
    var answer = platform.command("START", null, 1);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("deployment")).isEqualTo(platform.deployment());
    assertThat(answer.at("uid")).isNotBlank();
    assertThat(answer.at("observed")).isEqualTo("STARTING");
    platform.untilObserved("RUNNING");
  }

  @Test
  void aStartToldAgainIsTheSame() {
    // Given
    var first = platform.command("START", null, 1);
    platform.untilObserved("RUNNING");

    // When
    var again = platform.command("START", null, 1);

    // Then
    assertThat(again.at("uid")).isEqualTo(first.at("uid"));
    assertThat(again.at("observed")).isEqualTo("RUNNING");
  }

  @Test
  @Tag("D6")
  void aStopIsSeenOnlyWhenNothingRuns() {
    // Given
    platform.command("START", null, 1);
    platform.untilObserved("RUNNING");

    // When
    var answer = platform.command("STOP", null, 2);

    // Then
    assertThat(answer.at("observed")).isEqualTo("STOPPING");
    platform.untilObserved("STOPPED");
    assertThat(platform.command("STOP", null, 2).at("observed")).isEqualTo("STOPPED");
  }

  @Test
  void itIsQuietOnceNothingStartsAnyMore() {
    // Given
    platform.command("START", null, 1);

    // When
    api.untilQuiet();

    // Then
    assertThat(platform.observed()).isEqualTo("RUNNING");
  }

  @Test
  @Tag("D2")
  void aDeploymentThatIsStartedAgainIsTheSameWithItsData() {
    // Given
    var uid = platform.command("START", null, 1).at("uid");
    api.put(platform.path() + "/records", "{\"records\":42}");
    platform.command("STOP", uid, 2);
    platform.untilObserved("STOPPED");

    // When
    var answer = platform.command("START", uid, 3);

    // Then
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(api.get(platform.path()).at("records")).isEqualTo("42");
    platform.untilObserved("RUNNING");
  }

  @Test
  void aDeletedDeploymentIsGoneWithItsData() {
    // Given
    var uid = platform.command("START", null, 1).at("uid");

    // When
    var answer = platform.command("DELETE", uid, 2);

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
    assertThat(platform.command("DELETE", uid, 2).at("observed")).isEqualTo("GONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "OBSERVE",
        "RESTORE",
        "SNAPSHOT",
        "VERIFY",
        "DISCARD",
        "RELEASE",
        "DELETE"
      })
  void whatNeverExistedIsGone(String kind) {
    // When
    var answer = platform.command(kind, "some-uid", 1, "some-snapshot");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("observed")).isEqualTo("GONE");
  }

  @Test
  @Tag("D6")
  void somebodyMayStartByHandWhatIsStopped() {
    // Given
    var uid = platform.command("START", null, 1).at("uid");
    platform.command("STOP", uid, 2);
    platform.untilObserved("STOPPED");

    // When
    var answer = api.post(platform.path() + "/scale-up", "");

    // Then
    assertThat(answer.at("uid")).isEqualTo(uid);
    platform.untilObserved("RUNNING");
  }

  @Test
  void aNewDeploymentHasThreeNodes() {
    // When
    var answer = platform.command("START", null, 1);

    // Then
    assertThat(answer.at("scale")).isEqualTo("3 nodes");
    assertThat(api.get(platform.path()).at("nodes")).isEqualTo("3");
  }

  @Test
  void aStopLeavesTheScaleAlone() {
    // Given
    var uid = platform.command("START", null, 1).at("uid");
    api.put(platform.path() + "/scale", "{\"nodes\":5}");

    // When
    var answer = platform.command("STOP", uid, 2);

    // Then
    assertThat(answer.at("scale")).isEqualTo("5 nodes");
    assertThat(platform.command("START", uid, 3).at("scale")).isEqualTo("5 nodes");
  }

  @Test
  void whatIsGoneHasNoScale() {
    // When
    var answer = platform.command("OBSERVE", "some-uid", 1);

    // Then
    assertThat(answer.json().get("scale").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"nodes\":0}", "{\"nodes\":-1}", "{}"})
  void aScaleIsAtLeastOneNode(String scale) {
    // Given
    platform.command("START", null, 1);

    // When
    var answer = api.put(platform.path() + "/scale", scale);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(api.get(platform.path()).at("nodes")).isEqualTo("3");
  }

  @Test
  void aDeploymentThatSomebodyRemovesByHandIsGoneForGood() {
    // Given
    var uid = platform.command("START", null, 1).at("uid");

    // When
    var answer = api.post(platform.path() + "/removal", "");

    // Then
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(platform.command("START", uid, 2).at("observed")).isEqualTo("GONE");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereCannotBeRemoved() {
    // When
    var answer = api.post(platform.path() + "/removal", "");

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("code")).isEqualTo("unknown-deployment");
  }

  @Test
  void everyDeploymentIsListed() {
    // Given
    platform.command("START", null, 1);

    // When
    var answer = api.get("/platform/deployments");

    // Then
    assertThat(answer.json().findValuesAsText("deployment")).contains(platform.deployment());
  }
}
