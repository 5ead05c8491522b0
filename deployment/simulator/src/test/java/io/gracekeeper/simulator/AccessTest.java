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

@QuarkusTest
@TestProfile(QuickSandbox.class)
class AccessTest {

  @Inject @SystemTime Clock clock;

  private final Api api = new Api();
  private final String cloudAccount = "cloud-" + UUID.randomUUID();
  private PlatformClient platform;

  @BeforeEach
  void aNewDeployment() {
    platform = new PlatformClient(api, clock, "dep-" + UUID.randomUUID());
  }

  @Test
  void aCloudAccountIsOpenUntilSomebodyClosesIt() {
    // When
    var answer = checked();

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("access").isBoolean()).isTrue();
    assertThat(answer.at("access")).isEqualTo("true");
    assertThat(api.get(path()).at("open")).isEqualTo("true");
  }

  @Test
  void aClosedCloudAccountGivesNoAccess() {
    // Given
    var told = turned("{\"open\":false}");

    // When
    var answer = checked();

    // Then
    assertThat(told.at("open")).isEqualTo("false");
    assertThat(answer.at("access")).isEqualTo("false");
    assertThat(api.get(path()).at("open")).isEqualTo("false");
  }

  @Test
  void aCloudAccountThatIsClosedAgainIsJustClosed() {
    // Given
    turned("{\"open\":false}");
    turned("{\"open\":false}");

    // When
    turned("{\"open\":true}");

    // Then
    assertThat(checked().at("access")).isEqualTo("true");
  }

  @Test
  void whoDoesNotSayWhetherItIsOpenIsRefused() {
    // When
    var answer = turned("{}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(checked().at("access")).isEqualTo("true");
  }

  @Test
  void nothingStartsInACloudAccountThatIsClosed() {
    // Given
    turned("{\"open\":false}");

    // When
    var answer = platform.tell(hosted("START", 1));

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("no-access");
    assertThat(api.get(platform.path()).status()).isEqualTo(404);
  }

  @Test
  void whatIsHostedInAnOpenCloudAccountStarts() {
    // When
    var answer = platform.tell(hosted("START", 1));

    // Then
    assertThat(answer.at("observed")).isEqualTo("STARTING");
  }

  @Test
  void onlyAStartCaresWhetherTheCloudAccountIsOpen() {
    // Given
    platform.tell(hosted("START", 1));
    turned("{\"open\":false}");

    // When
    var answer = platform.tell(hosted("STOP", 2));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("observed")).isEqualTo("STOPPING");
  }

  private Api.Answer checked() {
    return platform.tell(
        "{\"command\":\"CHECK_ACCESS\",\"account\":\"acc-1\",\"cloudAccount\":\"%s\"}"
            .formatted(cloudAccount));
  }

  private String hosted(String kind, long fence) {
    return PlatformClient.with("cloudAccount", cloudAccount, platform.body(kind, null, fence));
  }

  private Api.Answer turned(String door) {
    return api.put(path(), door);
  }

  private String path() {
    return "/platform/cloud-accounts/" + cloudAccount;
  }
}
