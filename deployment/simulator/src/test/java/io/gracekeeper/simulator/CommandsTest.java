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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class CommandsTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private PlatformClient platform;

  @BeforeEach
  void aNewDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
  }

  @AfterEach
  void repair() {
    api.put("/platform/faults", "{\"down\":false,\"delayMillis\":0}");
  }

  @Test
  @Tag("E1")
  void aCommandWithoutASignatureIsRefused() {
    // When
    var answer = api.post("/platform/commands", platform.body("START", null, 1));

    // Then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.at("code")).isEqualTo("bad-signature");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  @Tag("E1")
  void aCommandThatWasChangedOnTheWayIsRefused() {
    // Given
    var headers = platform.signed(platform.body("OBSERVE", null, 1), QuickSandbox.SECRET);

    // When
    var answer = api.post("/platform/commands", platform.body("START", null, 1), headers);

    // Then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  @Tag("E1")
  void aCommandOfSomebodyElseIsRefused() {
    // Given
    var body = platform.body("START", null, 1);

    // When
    var answer =
        api.post("/platform/commands", body, platform.signed(body, "whsec_c29tZWJvZHkgZWxzZQ=="));

    // Then
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aCommandThatNobodyUnderstandsIsAProblem() {
    // When
    var answer = platform.command("EXPLODE", null, 1);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("code")).isEqualTo("invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"command\":\"STOP\"}", "{\"deployment\":\"dep-1\"}", "[]", "?"})
  void aCommandThatIsNotOneIsAProblem(String body) {
    // When
    var answer = platform.tell(body);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("code")).isEqualTo("invalid-request");
  }

  @Test
  void aFieldThatNobodyKnowsIsPassedOver() {
    // When
    var answer =
        platform.tell(PlatformClient.with("mood", "sunny", platform.body("START", null, 1)));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("observed")).isEqualTo("STARTING");
  }

  @Test
  void aPlatformThatIsDownTakesNoCommands() {
    // Given
    api.put("/platform/faults", "{\"down\":true}");

    // When
    var answer = platform.command("START", null, 1);

    // Then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  void aSlowPlatformDoesWhatItIsToldAndAnswersLate() {
    // Given
    api.put("/platform/faults", "{\"delayMillis\":500}");
    var before = System.nanoTime();

    // When
    var answer = platform.command("START", null, 1);

    // Then
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(500_000_000L);
    assertThat(answer.at("observed")).isEqualTo("STARTING");
    platform.untilObserved("RUNNING");
  }
}
