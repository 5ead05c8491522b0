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
class RestoreTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String snapshot = "snap-" + UUID.randomUUID();
  private PlatformClient platform;
  private String uid;

  @BeforeEach
  void aSnapshotOfAStoppedDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
    uid = platform.aStoppedOneWith(42);
    api.put(platform.path() + "/scale", "{\"nodes\":5}");
    platform.aSnapshot(snapshot, uid, 3);
  }

  @AfterEach
  void repair() {
    api.put("/platform/faults", "{}");
  }

  @Test
  void whatIsStoppedRunsAgainWithItsDataAndItsScale() {
    // When
    var answer = platform.command("RESTORE", uid, 4);

    // Then
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(answer.at("observed")).isEqualTo("STARTING");
    assertThat(answer.at("scale")).isEqualTo("5 nodes");
    assertThat(api.get(platform.path()).at("records")).isEqualTo("42");
    platform.untilObserved("RUNNING");
  }

  @Test
  void aRestoreToldAgainIsTheSame() {
    // Given
    platform.command("RESTORE", uid, 4, snapshot);
    platform.untilObserved("RUNNING");

    // When
    var again = platform.command("RESTORE", uid, 4, snapshot);

    // Then
    assertThat(again.at("uid")).isEqualTo(uid);
    assertThat(again.at("observed")).isEqualTo("RUNNING");
  }

  @Test
  void whatIsThereIsNotTurnedBackToItsSnapshot() {
    // Given
    api.put(platform.path() + "/records", "{\"records\":43}");

    // When
    platform.command("RESTORE", uid, 4, snapshot);

    // Then
    assertThat(api.get(platform.path()).at("records")).isEqualTo("43");
  }

  @Test
  void whatWasDeletedIsMadeAnewOfItsSnapshot() {
    // Given
    platform.command("DELETE", uid, 4);

    // When
    var answer = platform.command("RESTORE", uid, 5, snapshot);

    // Then
    assertThat(answer.at("uid")).isNotEqualTo(uid);
    assertThat(answer.at("observed")).isEqualTo("STARTING");
    assertThat(answer.at("scale")).isEqualTo("5 nodes");
    assertThat(api.get(platform.path()).at("uid")).isEqualTo(answer.at("uid"));
    assertThat(api.get(platform.path()).at("records")).isEqualTo("42");
    platform.untilObserved("RUNNING");
  }

  @Test
  void whatSomebodyRemovedByHandIsMadeAnewOfItsSnapshot() {
    // Given
    api.post(platform.path() + "/removal", "");

    // When
    var answer = platform.command("RESTORE", uid, 4, snapshot);

    // Then
    assertThat(answer.at("uid")).isNotEqualTo(uid);
    assertThat(api.get(platform.path()).at("records")).isEqualTo("42");
  }

  @Test
  void aRestoreToldAgainMakesNoSecondOne() {
    // Given
    platform.command("DELETE", uid, 4);
    var made = platform.command("RESTORE", uid, 5, snapshot).at("uid");
    platform.untilObserved("RUNNING");
    api.put(platform.path() + "/records", "{\"records\":43}");

    // When
    var again = platform.command("RESTORE", uid, 5, snapshot);

    // Then
    assertThat(again.at("uid")).isEqualTo(made);
    assertThat(again.at("observed")).isEqualTo("RUNNING");
    assertThat(api.get(platform.path()).at("records")).isEqualTo("43");
  }

  @Test
  void aRestoreToldAgainAfterTheSnapshotWasDiscardedIsTheSame() {
    // Given
    platform.command("DELETE", uid, 4);
    var made = platform.command("RESTORE", uid, 5, snapshot).at("uid");
    platform.command("DISCARD", uid, 6);

    // When
    var again = platform.command("RESTORE", uid, 6, snapshot);

    // Then
    assertThat(again.at("uid")).isEqualTo(made);
  }

  @Test
  void whatWasMadeAnewAndIsGoneIsNotMadeOnceMore() {
    // Given
    platform.command("DELETE", uid, 4);
    var made = platform.command("RESTORE", uid, 5, snapshot).at("uid");
    platform.command("DELETE", made, 6);

    // When
    var answer = platform.command("RESTORE", uid, 7, snapshot);

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(made);
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  void theOneThatIsGoneStaysGoneBesideTheOneThatWasMadeOfIt() {
    // Given
    platform.command("DELETE", uid, 4);
    platform.command("RESTORE", uid, 5, snapshot);

    // When
    var answer = platform.command("OBSERVE", uid, 5);

    // Then
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(uid);
  }

  @Test
  void nothingIsMadeAnewWhereAnotherOneHasTheName() {
    // Given
    platform.command("DELETE", uid, 4);
    var other = platform.command("START", null, 5).at("uid");

    // When
    var answer = platform.command("RESTORE", uid, 6, snapshot);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("other-uid");
    assertThat(api.get(platform.path()).at("uid")).isEqualTo(other);
  }

  @Test
  void withoutASnapshotItStaysGone() {
    // Given
    platform.command("DELETE", uid, 4);

    // When
    var answer = platform.command("RESTORE", uid, 5);

    // Then
    assertStillGone(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"discarded", "damaged", "failed", "unknown", "another's"})
  void ofASnapshotThatIsNoUseNothingIsMade(String why) {
    // Given
    var useless = useless(why);
    platform.command("DELETE", uid, 6);

    // When
    var answer = platform.command("RESTORE", uid, 7, useless);

    // Then
    assertStillGone(answer);
  }

  private String useless(String why) {
    var id = snapshot + "-b";
    switch (why) {
      case "discarded" -> {
        platform.aSnapshot(id, uid, 4);
        platform.command("DISCARD", uid, 5);
      }
      case "damaged" -> {
        platform.aSnapshot(id, uid, 4);
        api.post("/platform/snapshots/" + id + "/damage", "");
      }
      case "failed" -> {
        api.put("/platform/faults", "{\"snapshotsFail\":true}");
        platform.command("SNAPSHOT", uid, 4, id);
        platform.untilToldOf("SNAPSHOT", uid, 4, id, "FAILED");
      }
      case "another's" -> {
        var other = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
        other.aSnapshot(id, other.aStoppedOneWith(7), 3);
      }
      case "unknown" -> {}
      default -> throw new IllegalArgumentException(why);
    }
    return id;
  }

  private void assertStillGone(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("observed")).isEqualTo("GONE");
    assertThat(answer.at("uid")).isEqualTo(uid);
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }
}
