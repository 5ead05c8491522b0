package io.gracekeeper.subscriptions.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gracekeeper.subscriptions.platform.Behind.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, kept by a vendor's control plane over HTTP: the twin, as it is shipped. */
class HttpPlatformTest extends PlatformContract {

  private static @Nullable TwinProcess twin;
  private static Platform platform;
  private static Behind behind;

  @BeforeAll
  static void startTheTwin() throws IOException {
    twin =
        TwinProcess.start(
            Map.of(
                "SIMULATOR_PLATFORM_SECRET",
                AtAnAddress.SECRET,
                "SIMULATOR_PLATFORM_TRANSITION",
                "10ms"));
    platform =
        new AtAnAddress(twin.url().resolve("/platform/commands"), Duration.ofSeconds(5)).platform();
    behind = new BehindTheTwin(twin.url(), platform);
  }

  @AfterAll
  static void endTheTwin() {
    if (twin != null) {
      twin.close();
    }
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public Behind behind() {
    return behind;
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whatWentWrongIsSaidAndLeftToWhoTriesAgain(Trouble trouble) {
    // Given
    var target = Subject.unheardOf().target();

    // When
    behind.befall(trouble, 1);

    // Then
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> platform.start(target))
        .withMessageMatching("The platform answered (429|409|500) to START\\.");
  }
}
