package io.gracekeeper.benchmarks;

import io.gracekeeper.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The packaged billing-service in a process of its own, as it runs in production. */
final class BillingService {

  private static final long SECONDS_TO_STOP = 20;

  private final Process process;

  BillingService(Path jar, String bootstrapServers, Database database) throws IOException {
    var address = database.address();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + FreePort.find(),
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + FreePort.find(),
                // Nobody calls it, so nobody is there.
                "-Dquarkus.oidc.auth-server-url=http://127.0.0.1:" + FreePort.find(),
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.datasource.jdbc.url=" + address.jdbcUrl(),
                "-Dquarkus.datasource.username=" + address.user(),
                "-Dquarkus.datasource.password=" + address.password(),
                "-Dgracekeeper.sandbox=true",
                "-Dgracekeeper.ticket.secret=nobody registers while this is measured",
                "-jar",
                jar.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
