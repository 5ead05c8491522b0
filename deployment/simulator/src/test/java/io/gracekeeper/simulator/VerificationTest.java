package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.clock.SystemTime;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class VerificationTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String snapshot = "snap-" + UUID.randomUUID();
  private PlatformClient platform;
  private String uid;
  private Api.Answer taken;

  @BeforeEach
  void aSnapshotOfAStoppedDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    uid = platform.aStoppedOneWith(42);
    taken = platform.aSnapshot(snapshot, uid, 3);
  }

  @AfterEach
  void repair() {
    api.put("/platform/faults", "{}");
  }

  @Test
  void aSnapshotIsReadBackFromAScratchPlace() {
    // When
    var answer = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(answer.at("observed")).isEqualTo("STOPPED");
    assertThat(answer.snapshot("id")).isEqualTo(snapshot);
    assertThat(answer.snapshot("state")).isEqualTo("VERIFYING");
    assertThat(answer.snapshot("takenAt")).isEqualTo(taken.snapshot("takenAt"));
    assertThat(answer.snapshot("checksum")).isEqualTo(taken.snapshot("checksum"));
    assertThat(answer.snapshot("readBack")).isEqualTo("null");
    assertThat(readBack().snapshot("readBack")).isEqualTo(taken.snapshot("checksum"));
  }

  @Test
  void whatWasReadBackIsToldAgain() {
    // Given
    platform.command("VERIFY", uid, 3, snapshot);
    var first = readBack();

    // When
    var again = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void aDamagedSnapshotReadsBackSomethingElse() {
    // Given
    var damaged = api.post("/platform/snapshots/" + snapshot + "/damage", "");

    // When
    platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(damaged.at("damaged")).isEqualTo("true");
    var answer = readBack();
    assertThat(answer.snapshot("checksum")).isEqualTo(taken.snapshot("checksum"));
    assertThat(answer.snapshot("readBack"))
        .matches("sha256:[0-9a-f]{64}")
        .isNotEqualTo(taken.snapshot("checksum"));
  }

  @Test
  void whatIsDamagedAgainIsStillDamaged() {
    // Given
    api.post("/platform/snapshots/" + snapshot + "/damage", "");

    // When
    var again = api.post("/platform/snapshots/" + snapshot + "/damage", "");

    // Then
    assertThat(again.at("damaged")).isEqualTo("true");
  }

  @Test
  void whatRotsAfterItWasReadBackIsReadAnew() {
    // Given
    platform.command("VERIFY", uid, 3, snapshot);
    readBack();
    api.post("/platform/snapshots/" + snapshot + "/damage", "");

    // When
    var answer = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(answer.snapshot("state")).isEqualTo("VERIFYING");
    assertThat(readBack().snapshot("readBack")).isNotEqualTo(taken.snapshot("checksum"));
  }

  @Test
  void aSnapshotThatNobodyTookIsMissing() {
    // When
    var answer = platform.command("VERIFY", uid, 3, "some-snapshot");

    // Then
    assertMissing(answer, "some-snapshot");
    assertThat(answer.at("observed")).isEqualTo("STOPPED");
  }

  @Test
  void aSnapshotOfAnotherIsMissing() {
    // Given
    var other = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    var otherUid = other.aStoppedOneWith(7);

    // When
    var answer = other.command("VERIFY", otherUid, 3, snapshot);

    // Then
    assertMissing(answer, snapshot);
  }

  @Test
  void aSnapshotThatFailedIsMissing() {
    // Given
    api.put("/platform/faults", "{\"snapshotsFail\":true}");
    platform.command("SNAPSHOT", uid, 3, snapshot + "-b");
    platform.untilToldOf("SNAPSHOT", uid, 3, snapshot + "-b", "FAILED");

    // When
    var answer = platform.command("VERIFY", uid, 3, snapshot + "-b");

    // Then
    assertMissing(answer, snapshot + "-b");
  }

  @Test
  void aSnapshotThatCannotBeReadBackIsUnverifiable() {
    // Given
    api.put("/platform/faults", "{\"cannotVerify\":true}");

    // When
    var answer = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(answer.snapshot("state")).isEqualTo("UNVERIFIABLE");
    assertThat(answer.snapshot("checksum")).isEqualTo(taken.snapshot("checksum"));
    assertThat(answer.snapshot("readBack")).isEqualTo("null");
  }

  @Test
  void whatWasUnverifiableIsReadBackOnceThatIsOver() {
    // Given
    api.put("/platform/faults", "{\"cannotVerify\":true}");
    platform.command("VERIFY", uid, 3, snapshot);
    api.put("/platform/faults", "{\"cannotVerify\":false}");

    // When
    var answer = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(answer.snapshot("state")).isEqualTo("VERIFYING");
    assertThat(readBack().snapshot("readBack")).isEqualTo(taken.snapshot("checksum"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "RELEASE"})
  void aSnapshotIsReadBackWhateverBecameOfItsDeployment(String kind) {
    // Given
    var observed = platform.command(kind, uid, 4).at("observed");

    // When
    var answer = platform.untilToldOf("VERIFY", uid, 4, snapshot, "READ_BACK");

    // Then
    assertThat(answer.at("observed")).isEqualTo(observed);
    assertThat(answer.snapshot("readBack")).isEqualTo(taken.snapshot("checksum"));
  }

  @Test
  void itIsQuietOnceNoSnapshotIsReadBackAnyMore() {
    // Given
    platform.command("VERIFY", uid, 3, snapshot);

    // When
    api.untilQuiet();

    // Then
    var answer = platform.command("VERIFY", uid, 3, snapshot);
    assertThat(answer.snapshot("state")).isEqualTo("READ_BACK");
  }

  @Test
  void whatIsNotThereCannotBeDamaged() {
    // When
    var answer = api.post("/platform/snapshots/some-snapshot/damage", "");

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("code")).isEqualTo("unknown-snapshot");
  }

  private Api.Answer readBack() {
    return platform.untilToldOf("VERIFY", uid, 3, snapshot, "READ_BACK");
  }

  private static void assertMissing(Api.Answer answer, String id) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("snapshot"))
        .hasToString(
            """
            {"id":"%s","state":"MISSING","takenAt":null,"checksum":null,"readBack":null}\
            """
                .formatted(id));
  }
}
