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
class FencesAndUidsTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private PlatformClient platform;

  @BeforeEach
  void aNewDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
  }

  @Test
  @Tag("D1")
  void onlyTheVeryOneThatIsNamedIsDeleted() {
    // Given
    platform.command("START", null, 1);

    // When
    var answer = platform.command("DELETE", UUID.randomUUID().toString(), 2);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("other-uid");
    assertThat(api.get(platform.path()).status()).isEqualTo(200);
  }

  @Test
  @Tag("D1")
  void nothingIsDeletedWithoutItsUid() {
    // Given
    platform.command("START", null, 1);

    // When
    var answer = platform.command("DELETE", null, 2);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("code")).isEqualTo("uid-missing");
    assertThat(api.get(platform.path()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "STOP", "RELEASE", "RESTORE", "SNAPSHOT"})
  void onlyTheVeryOneThatIsNamedIsChanged(String kind) {
    // Given
    platform.aStoppedOneWith(42);

    // When
    var answer = platform.command(kind, UUID.randomUUID().toString(), 3, "snap-1");

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("other-uid");
    assertThat(platform.observed()).isEqualTo("STOPPED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELEASE", "RESTORE", "SNAPSHOT", "VERIFY", "DISCARD"})
  void nothingIsDoneToADeploymentWithoutItsUid(String kind) {
    // Given
    platform.aStoppedOneWith(42);

    // When
    var answer = platform.command(kind, null, 3, "snap-1");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("code")).isEqualTo("uid-missing");
    assertThat(platform.observed()).isEqualTo("STOPPED");
  }

  @Test
  void aStartAfterTheDeletionMakesAnotherOne() {
    // Given
    var deleted = platform.command("START", null, 1).at("uid");
    api.put(platform.path() + "/records", "{\"records\":42}");
    platform.command("DELETE", deleted, 2);

    // When
    var answer = platform.command("START", null, 3);

    // Then
    assertThat(answer.at("uid")).isNotEqualTo(deleted);
    assertThat(api.get(platform.path()).at("records")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "START",
        "STOP",
        "OBSERVE",
        "RESTORE",
        "SNAPSHOT",
        "VERIFY",
        "DISCARD",
        "RELEASE",
        "DELETE"
      })
  void theDeletedOneStaysGoneBesideANewOne(String kind) {
    // Given
    var deleted = platform.command("START", null, 1).at("uid");
    platform.command("DELETE", deleted, 2);
    var made = platform.command("START", null, 3).at("uid");

    // When
    var answer = platform.command(kind, deleted, 4, "snap-1");

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(deleted);
    assertThat(api.get(platform.path()).at("uid")).isEqualTo(made);
    platform.untilObserved("RUNNING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"START", "STOP", "RESTORE", "SNAPSHOT", "VERIFY", "DISCARD", "RELEASE", "DELETE"})
  void whoHasBeenOvertakenChangesNothing(String kind) {
    // Given
    var uid = platform.command("START", null, 5).at("uid");
    platform.untilObserved("RUNNING");

    // When
    var answer = platform.command(kind, uid, 4, "snap-1");

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("stale-fence");
    assertThat(platform.observed()).isEqualTo("RUNNING");
  }

  @Test
  void anybodyMayLook() {
    // Given
    var uid = platform.command("START", null, 5).at("uid");

    // When
    var answer = platform.command("OBSERVE", uid, 1);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(platform.command("STOP", uid, 5).status()).isEqualTo(200);
  }

  @Test
  void whoWasOvertakenBeforeTheDeletionIsStillOvertakenAfterIt() {
    // Given
    var uid = platform.command("START", null, 5).at("uid");
    platform.command("DELETE", uid, 6);

    // When
    var answer = platform.command("START", null, 5);

    // Then
    assertThat(answer.at("code")).isEqualTo("stale-fence");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }
}
