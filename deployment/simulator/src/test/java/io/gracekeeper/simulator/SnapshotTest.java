package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.clock.SystemTime;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class SnapshotTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String snapshot = "snap-" + UUID.randomUUID();
  private PlatformClient platform;
  private String uid;

  @BeforeEach
  void aStoppedDeploymentWithData() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    uid = platform.aStoppedOneWith(42);
  }

  @AfterEach
  void repair() {
    api.put("/platform/faults", "{}");
  }

  @Test
  void aSnapshotIsTakenOfWhatStandsStill() {
    // Given
    var before = clock.instant();

    // When
    var answer = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(answer.at("observed")).isEqualTo("STOPPED");
    assertThat(answer.snapshot("id")).isEqualTo(snapshot);
    assertThat(answer.snapshot("state")).isEqualTo("TAKING");
    assertThat(answer.snapshot("takenAt")).isEqualTo("null");
    assertThat(answer.snapshot("checksum")).isEqualTo("null");
    var taken = platform.untilToldOf("SNAPSHOT", uid, 3, snapshot, "TAKEN");
    assertThat(Instant.parse(taken.snapshot("takenAt"))).isBetween(before, clock.instant());
    assertThat(taken.snapshot("checksum")).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void aSnapshotToldAgainIsTheSame() {
    // Given
    var first = platform.aSnapshot(snapshot, uid, 3);

    // When
    var again = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(listed()).containsOnlyOnce(snapshot);
  }

  @Test
  void aSnapshotIsToldOfAlsoWhenItsDeploymentRunsAgain() {
    // Given
    platform.aSnapshot(snapshot, uid, 3);
    platform.command("RESTORE", uid, 4);

    // When
    var answer = platform.command("SNAPSHOT", uid, 4, snapshot);

    // Then
    assertThat(answer.at("observed")).isIn("STARTING", "RUNNING");
    assertThat(answer.snapshot("state")).isEqualTo("TAKEN");
  }

  @Test
  void whatRunsIsNotCopied() {
    // Given
    platform.command("START", uid, 3);
    platform.untilObserved("RUNNING");

    // When
    var answer = platform.command("SNAPSHOT", uid, 4, snapshot);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("not-stopped");
    assertThat(listed()).doesNotContain(snapshot);
  }

  /** Begun anew if the machine was so slow that it had stopped before. */
  @Test
  void whatOnlyBeginsToStopIsNotCopied() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          // Given
          platform.command("START", uid, 3);
          platform.command("STOP", uid, 3);

          // When
          var answer = platform.command("SNAPSHOT", uid, 3, "snap-" + UUID.randomUUID());

          // Then
          assertThat(answer.status()).isEqualTo(409);
          assertThat(answer.at("code")).isEqualTo("not-stopped");
        });
  }

  @Test
  void noSnapshotIsTakenUnderTheIdOfAnother() {
    // Given
    platform.aSnapshot(snapshot, uid, 3);
    var other = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    var otherUid = other.aStoppedOneWith(7);

    // When
    var answer = other.command("SNAPSHOT", otherUid, 3, snapshot);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("other-uid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SNAPSHOT", "VERIFY"})
  void whoNamesNoSnapshotIsRefused(String kind) {
    // When
    var answer = platform.command(kind, uid, 3);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("code")).isEqualTo("snapshot-missing");
  }

  @Test
  void theChecksumIsThatOfTheData() {
    // Given
    var first = platform.aSnapshot(snapshot, uid, 3);
    var same = platform.aSnapshot(snapshot + "-b", uid, 3);
    api.put(platform.path() + "/records", "{\"records\":43}");

    // When
    var changed = platform.aSnapshot(snapshot + "-c", uid, 3);

    // Then
    assertThat(same.snapshot("checksum")).isEqualTo(first.snapshot("checksum"));
    assertThat(changed.snapshot("checksum")).isNotEqualTo(first.snapshot("checksum"));
  }

  @Test
  void theChecksumTellsWhoseDataTheyAre() {
    // Given
    var first = platform.aSnapshot(snapshot, uid, 3);
    var other = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    var otherUid = other.aStoppedOneWith(42);

    // When
    var answer = other.aSnapshot(snapshot + "-b", otherUid, 3);

    // Then
    assertThat(answer.snapshot("checksum")).isNotEqualTo(first.snapshot("checksum"));
  }

  @Test
  void ofWhatIsGoneNoSnapshotIsTaken() {
    // Given
    api.post(platform.path() + "/removal", "");

    // When
    var answer = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.json().has("snapshot")).isFalse();
    assertThat(listed()).doesNotContain(snapshot);
  }

  @Test
  void aSnapshotMayFail() {
    // Given
    api.put("/platform/faults", "{\"snapshotsFail\":true}");

    // When
    var answer = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(answer.snapshot("state")).isEqualTo("TAKING");
    var failed = platform.untilToldOf("SNAPSHOT", uid, 3, snapshot, "FAILED");
    assertThat(failed.snapshot("takenAt")).isEqualTo("null");
    assertThat(failed.snapshot("checksum")).isEqualTo("null");
    assertThat(platform.command("SNAPSHOT", uid, 3, snapshot).text()).isEqualTo(failed.text());
  }

  @Test
  void aSnapshotThatFailedIsBegunAnewOnceItNeedNotFail() {
    // Given
    api.put("/platform/faults", "{\"snapshotsFail\":true}");
    platform.command("SNAPSHOT", uid, 3, snapshot);
    platform.untilToldOf("SNAPSHOT", uid, 3, snapshot, "FAILED");
    api.put("/platform/faults", "{\"snapshotsFail\":false}");

    // When
    var answer = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(answer.snapshot("state")).isEqualTo("TAKING");
    platform.untilToldOf("SNAPSHOT", uid, 3, snapshot, "TAKEN");
  }

  @Test
  void itIsQuietOnceNoSnapshotIsTakenAnyMore() {
    // Given
    platform.command("SNAPSHOT", uid, 3, snapshot);

    // When
    api.untilQuiet();

    // Then
    var answer = platform.command("SNAPSHOT", uid, 3, snapshot);
    assertThat(answer.snapshot("state")).isEqualTo("TAKEN");
  }

  @Test
  void aDeletionLeavesTheSnapshotsAlone() {
    // Given
    platform.aSnapshot(snapshot, uid, 3);

    // When
    platform.command("DELETE", uid, 4);

    // Then
    assertThat(listed()).contains(snapshot);
  }

  @Test
  void aSnapshotIsListedWithWhatItIsOf() {
    // Given
    platform.aSnapshot(snapshot, uid, 3);

    // When
    var answer = api.get("/platform/snapshots");

    // Then
    assertThat(answer.text())
        .contains(
            """
            {"id":"%s","uid":"%s","deployment":"%s","records":42,"state":"TAKEN","damaged":false}\
            """
                .formatted(snapshot, uid, platform.deployment()));
  }

  @Test
  void otherAnswersDoNotSpeakOfSnapshots() {
    // Given
    platform.aSnapshot(snapshot, uid, 3);

    // When
    var answer = platform.command("OBSERVE", uid, 3);

    // Then
    assertThat(answer.json().has("snapshot")).isFalse();
    assertThat(answer.json().has("snapshotsKept")).isFalse();
  }

  private String listed() {
    return api.get("/platform/snapshots").text();
  }
}
