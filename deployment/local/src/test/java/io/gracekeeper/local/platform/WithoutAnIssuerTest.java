package io.gracekeeper.local.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.local.process.JavaProcess;
import io.gracekeeper.local.process.JavaProcess.Plan;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithoutAnIssuerTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"MARKETPLACE_ADAPTER", "BILLING_SERVICE", "SUBSCRIPTION_SERVICE"})
  void noServiceStarts(Part part) {
    // Given
    var jar = Path.of("../..", part.label(), "target/quarkus-app/quarkus-run.jar");
    var plan = new Plan(part, jar.toAbsolutePath().normalize(), false, 96, Map.of());
    var nobody = URI.create("http://127.0.0.1:1/");

    // When
    var process = JavaProcess.start(plan, nobody, directory, directory.resolve("log"));

    // Then
    assertThatThrownBy(process::awaitReady)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("ended while starting")
        .hasMessageContaining("quarkus.oidc.auth-server-url");
  }
}
