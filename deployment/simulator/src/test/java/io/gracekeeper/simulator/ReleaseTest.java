package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.clock.SystemTime;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class ReleaseTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private PlatformClient platform;
  private String released;

  @BeforeEach
  void aReleasedDeploymentWithData() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    released = platform.aStoppedOneWith(42);
    assertThat(platform.command("RELEASE", released, 3).at("observed")).isEqualTo("RELEASED");
  }

  @Test
  void aReleasedDeploymentStaysWhereItIsWithItsData() {
    // When
    var seen = api.get(platform.path());

    // Then
    assertThat(seen.at("observed")).isEqualTo("RELEASED");
    assertThat(seen.at("uid")).isEqualTo(released);
    assertThat(seen.at("records")).isEqualTo("42");
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
  void noCommandChangesWhatWasReleased(String kind) {
    // Given
    var before = api.get(platform.path()).text();

    // When
    var answer = platform.command(kind, released, 4, "snap-1");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("uid")).isEqualTo(released);
    assertThat(answer.at("observed")).isEqualTo("RELEASED");
    assertThat(api.get(platform.path()).text()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale-up", "removal"})
  void nobodyChangesByHandWhatIsNoLongerManaged(String dial) {
    // When
    var answer = api.post(platform.path() + "/" + dial, "");

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(platform.observed()).isEqualTo("RELEASED");
  }

  @Test
  void aStartMakesAnotherOneBesideWhatWasReleased() {
    // When
    var answer = platform.command("START", released, 4);

    // Then
    assertThat(answer.at("uid")).isNotEqualTo(released);
    assertThat(answer.at("observed")).isEqualTo("STARTING");
    assertThat(api.get(platform.path()).at("records")).isEqualTo("0");
    assertThat(platform.command("OBSERVE", released, 4).at("observed")).isEqualTo("RELEASED");
  }

  @Test
  void aStartToldAgainMakesNoThirdOne() {
    // Given
    var made = platform.command("START", released, 4).at("uid");

    // When
    var again = platform.command("START", released, 4);

    // Then
    assertThat(again.at("uid")).isEqualTo(made);
  }

  @Test
  void whatWasReleasedIsListedWithTheOthers() {
    // When
    var answer = api.get("/platform/deployments");

    // Then
    assertThat(answer.json().findValuesAsText("uid")).contains(released);
  }
}
