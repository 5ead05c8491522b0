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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class PlatformFaultsTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String snapshot = "snap-" + UUID.randomUUID();
  private PlatformClient platform;

  @BeforeEach
  void aNewDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
  }

  @AfterEach
  void repair() {
    faults("{}");
  }

  @Test
  void theNextCommandsMeetAConflict() {
    // Given
    faults("{\"conflicts\":2}");

    // When
    var first = platform.command("START", null, 5);
    var second = platform.command("START", null, 5);

    // Then
    assertThat(first.status()).isEqualTo(409);
    assertThat(first.at("code")).isEqualTo("conflict");
    assertThat(second.at("code")).isEqualTo("conflict");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
    assertThat(platform.command("START", null, 4).status()).isEqualTo(200);
  }

  @Test
  void theNextCommandsArePutOff() {
    // Given
    faults("{\"busy\":1}");

    // When
    var answer = platform.command("START", null, 5);

    // Then
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.at("code")).isEqualTo("busy");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
    assertThat(platform.command("START", null, 4).status()).isEqualTo(200);
  }

  @Test
  void anAnswerThatIsLostLeavesItsEffect() {
    // Given
    faults("{\"loseAnswers\":1}");

    // When
    var answer = platform.command("START", null, 1);

    // Then
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    var made = api.get(platform.path()).at("uid");
    assertThat(platform.command("START", null, 1).at("uid")).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "START, RUNNING",
    "STOP, STOPPED",
    "RESTORE, RUNNING",
    "SNAPSHOT, STOPPED",
    "VERIFY, STOPPED",
    "DISCARD, STOPPED",
    "RELEASE, RELEASED",
    "DELETE, GONE"
  })
  void aCommandWhoseAnswerWasLostIsToldAgain(String kind, String observed) {
    // Given
    var uid = platform.aStoppedOneWith(42);
    platform.aSnapshot(snapshot, uid, 3);
    faults("{\"loseAnswers\":1}");
    assertThat(platform.command(kind, uid, 4, snapshot).status()).isEqualTo(500);
    api.untilQuiet();

    // When
    var again = platform.command(kind, uid, 4, snapshot);

    // Then
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("uid")).isEqualTo(uid);
    assertThat(again.at("observed")).isEqualTo(observed);
  }

  @Test
  void aRestoreWhoseAnswerWasLostMakesNoSecondOne() {
    // Given
    var uid = platform.aStoppedOneWith(42);
    platform.aSnapshot(snapshot, uid, 3);
    platform.command("DELETE", uid, 4);
    faults("{\"loseAnswers\":1}");
    platform.command("RESTORE", uid, 5, snapshot);
    var made = api.get(platform.path()).at("uid");

    // When
    var again = platform.command("RESTORE", uid, 5, snapshot);

    // Then
    assertThat(again.at("uid")).isEqualTo(made).isNotEqualTo(uid);
    assertThat(api.get(platform.path()).at("records")).isEqualTo("42");
  }

  @Test
  void aSnapshotWhoseAnswerWasLostGoesOn() {
    // Given
    var uid = platform.aStoppedOneWith(42);
    faults("{\"loseAnswers\":1}");
    platform.command("SNAPSHOT", uid, 3, snapshot);
    api.untilQuiet();

    // When
    var again = platform.command("SNAPSHOT", uid, 3, snapshot);

    // Then
    assertThat(again.snapshot("state")).isEqualTo("TAKEN");
  }

  @Test
  void aVerificationWhoseAnswerWasLostGoesOn() {
    // Given
    var uid = platform.aStoppedOneWith(42);
    platform.aSnapshot(snapshot, uid, 3);
    faults("{\"loseAnswers\":1}");
    platform.command("VERIFY", uid, 3, snapshot);
    api.untilQuiet();

    // When
    var again = platform.command("VERIFY", uid, 3, snapshot);

    // Then
    assertThat(again.snapshot("state")).isEqualTo("READ_BACK");
  }

  @Test
  void oneCommandHasOneAccident() {
    // Given
    faults("{\"busy\":1,\"conflicts\":1,\"loseAnswers\":1}");

    // When
    var first = platform.command("START", null, 1).status();
    var second = platform.command("START", null, 1).status();
    var third = platform.command("START", null, 1).status();

    // Then
    assertThat(new int[] {first, second, third}).containsExactly(429, 409, 500);
    assertThat(platform.command("START", null, 1).status()).isEqualTo(200);
  }

  @Test
  void whatIsNotACommandHasNoAccident() {
    // Given
    faults("{\"conflicts\":1}");

    // When
    var unsigned = api.post("/platform/commands", platform.body("START", null, 1)).status();
    var unknown = platform.command("EXPLODE", null, 1).status();

    // Then
    assertThat(unsigned).isEqualTo(401);
    assertThat(unknown).isEqualTo(400);
    assertThat(platform.command("START", null, 1).at("code")).isEqualTo("conflict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "conflicts", "loseAnswers", "delayMillis"})
  void nothingHappensLessThanNever(String fault) {
    // When
    var answer = faults("{\"%s\":-1}".formatted(fault));

    // Then
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aFaultThatIsNotNamedIsOver() {
    // Given
    faults("{\"snapshotsFail\":true,\"cannotVerify\":true,\"conflicts\":5}");

    // When
    var answer = faults("{\"down\":false,\"delayMillis\":0}");

    // Then
    assertThat(answer.at("snapshotsFail")).isEqualTo("false");
    assertThat(answer.at("cannotVerify")).isEqualTo("false");
    assertThat(platform.command("START", null, 1).status()).isEqualTo(200);
  }

  private Api.Answer faults(String faults) {
    return api.put("/platform/faults", faults);
  }
}
