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
class DiscardTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String snapshot = "snap-" + UUID.randomUUID();
  private PlatformClient platform;
  private String uid;

  @BeforeEach
  void twoSnapshotsOfAStoppedDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    uid = platform.aStoppedOneWith(42);
    platform.aSnapshot(snapshot, uid, 3);
    platform.aSnapshot(snapshot + "-b", uid, 3);
  }

  @Test
  void everySnapshotOfADeploymentIsDiscarded() {
    // When
    var answer = platform.command("DISCARD", uid, 4);

    // Then
    assertThat(answer.at("observed")).isEqualTo("STOPPED");
    assertThat(answer.at("snapshotsKept")).isEqualTo("0");
    assertThat(listed()).doesNotContain(snapshot);
    assertThat(platform.command("VERIFY", uid, 4, snapshot).snapshot("state")).isEqualTo("MISSING");
  }

  @Test
  void aDiscardToldAgainIsTheSame() {
    // Given
    var first = platform.command("DISCARD", uid, 4);

    // When
    var again = platform.command("DISCARD", uid, 4);

    // Then
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void aSnapshotThatIsStillTakenIsDiscardedToo() {
    // Given
    platform.command("SNAPSHOT", uid, 3, snapshot + "-c");

    // When
    platform.command("DISCARD", uid, 4);

    // Then
    assertThat(listed()).doesNotContain(snapshot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "RELEASE"})
  void theSnapshotsAreDiscardedWhateverBecameOfTheirDeployment(String kind) {
    // Given
    var observed = platform.command(kind, uid, 4).at("observed");

    // When
    var answer = platform.command("DISCARD", uid, 5);

    // Then
    assertThat(answer.at("observed")).isEqualTo(observed);
    assertThat(answer.at("snapshotsKept")).isEqualTo("0");
    assertThat(listed()).doesNotContain(snapshot);
  }

  @Test
  void theSnapshotsOfAGoneOneAreDiscardedBesideTheOneThatWasMadeOfIt() {
    // Given
    platform.command("DELETE", uid, 4);
    var made = platform.command("RESTORE", uid, 5, snapshot).at("uid");
    platform.command("STOP", made, 6);
    platform.untilObserved("STOPPED");
    platform.aSnapshot("of-" + made, made, 7);

    // When
    var answer = platform.command("DISCARD", uid, 8);

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(listed()).doesNotContain(snapshot).contains("of-" + made);
    assertThat(platform.observed()).isEqualTo("STOPPED");
  }

  @Test
  void theSnapshotsOfAnotherDeploymentStay() {
    // Given
    var other = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    other.aStoppedOneWith(7);

    // When
    var answer = other.command("DISCARD", uid, 3);

    // Then
    assertThat(answer.at("snapshotsKept")).isEqualTo("0");
    assertThat(listed()).contains(snapshot);
  }

  private String listed() {
    return api.get("/platform/snapshots").text();
  }
}
