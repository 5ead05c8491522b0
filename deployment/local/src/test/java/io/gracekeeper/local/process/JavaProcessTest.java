package io.gracekeeper.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.local.process.JavaProcess.Plan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {

  @TempDir Path directory;

  @Test
  void aProcessThatEndsWhileItStartsIsNamedWithTheEndOfItsLog() throws IOException {
    // Given
    var noProgram = Files.writeString(directory.resolve("broken.jar"), "This is no archive.");
    var process = start(new Plan(Part.BILLING_SERVICE, noProgram, false, 32, Map.of()));
    // Then
    assertThatThrownBy(process::awaitReady)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("billing-service ended while starting, with exit code 1")
        .hasMessageContaining("| Error: Invalid or corrupt jarfile");
  }

  @Test
  void aServiceThatIsNotBuiltIsNamedWithWhatToRun() {
    var plan =
        new Plan(Part.BILLING_SERVICE, directory.resolve("missing.jar"), false, 32, Map.of());

    assertThatThrownBy(() -> start(plan))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("billing-service is not built")
        .hasMessageContaining("./mvnw -Plocal");
  }

  @Test
  void settingsArePassedAsMicroProfileConfigLooksThemUpInTheEnvironment() {
    var plan =
        new Plan(
            Part.SUBSCRIPTION_SERVICE,
            directory,
            false,
            32,
            Map.of("gracekeeper.billing-url", "here", "quarkus.datasource.jdbc.url", "there"));

    assertThat(plan.environment())
        .containsOnly(
            Map.entry("GRACEKEEPER_BILLING_URL", "here"),
            Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "there"));
  }

  private JavaProcess start(Plan plan) {
    var nobody = URI.create("http://127.0.0.1:" + FreePort.find() + "/");
    return JavaProcess.start(plan, nobody, directory, directory.resolve("log"));
  }
}
