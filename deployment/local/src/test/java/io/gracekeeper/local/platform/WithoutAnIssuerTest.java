package io.gracekeeper.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.local.process.JavaProcess;
import io.gracekeeper.local.process.JavaProcess.Plan;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutAnIssuerTest {

  private static final List<Part> SERVICES =
      List.of(Part.MARKETPLACE_ADAPTER, Part.BILLING_SERVICE, Part.SUBSCRIPTION_SERVICE);

  @TempDir Path directory;

  @Test
  void noServiceStarts() {
    // When
    var started = SERVICES.stream().map(this::start).toList();

    // Then
    assertThat(started)
        .allSatisfy(process ->
            assertThatThrownBy(process::awaitReady)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ended while starting")
                .hasMessageContaining("quarkus.oidc.auth-server-url"));
  }

  private JavaProcess start(Part part) {
    var jar = Path.of("../..", part.label(), "target/quarkus-app/quarkus-run.jar");
    var plan = new Plan(part, jar.toAbsolutePath().normalize(), false, 96, Map.of());
    var nobody = URI.create("http://127.0.0.1:1/");
    return JavaProcess.start(plan, nobody, directory, directory.resolve(part.label() + ".log"));
  }
}
