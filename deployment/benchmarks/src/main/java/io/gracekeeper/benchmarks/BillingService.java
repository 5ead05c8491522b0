package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.ServiceProcess;
import io.gracekeeper.benchmarks.running.ServiceProcess.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How billing-service is started. */
final class BillingService {

  private BillingService() {}

  /**
   * Starts it and does not wait for it.
   *
   * @param secret of the tickets that it takes
   */
  static ServiceProcess start(Path jar, Surroundings surroundings, String secret)
      throws IOException {
    return new ServiceProcess(jar, surroundings, Map.of("gracekeeper.ticket.secret", secret));
  }
}
