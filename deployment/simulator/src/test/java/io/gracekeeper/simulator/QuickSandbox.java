package io.gracekeeper.simulator;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/**
 * The simulator as it is built to run, except that its SNS waits less between the retries, and its
 * platform takes less time.
 */
public final class QuickSandbox implements QuarkusTestProfile {

  static final Path TRUST_ANCHOR = Path.of("target", "trust-anchor.pem");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The only profile for which the properties say anything, so that it is tested too. */
  @Override
  public String getConfigProfile() {
    return "prod";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.devservices.enabled", "false",
        "quarkus.http.test-port", "0",
        "simulator.platform-secret", SECRET,
        "simulator.issuer.clients[0].id", "subscription-service",
        "simulator.issuer.clients[0].secret", "s3cret",
        "simulator.trust-anchor-file", TRUST_ANCHOR.toString(),
        "simulator.platform.transition", "20ms",
        "simulator.sns.retry-delay", "100ms",
        "simulator.sns.answer-timeout", "500ms");
  }
}
