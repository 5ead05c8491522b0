package io.gracekeeper.adapter.aws;

import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the adapter where a test is going to have its {@link SnsTwin}. */
public final class SnsTwinResource implements QuarkusTestResourceLifecycleManager {

  /** The topic that the adapter listens to. */
  public static final String TOPIC = Notice.subscriptionTopic("n0123exampleproduct");

  private @Nullable Path root;

  /** Before an issuer, which may say where it is after all. */
  @Override
  public int order() {
    return -1;
  }

  @Override
  public Map<String, String> start() {
    try {
      root = Files.createTempFile("root", ".pem");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    var sns = "http://127.0.0.1:" + FreePort.find();
    return Map.of(
        "quarkus.http.test-port",
        "0",
        "quarkus.management.test-port",
        "0",
        // Nobody is there: what marketplaces send needs no issuer of tokens.
        "quarkus.oidc.auth-server-url",
        "http://127.0.0.1:" + FreePort.find(),
        "gracekeeper.aws.topics",
        TOPIC,
        "gracekeeper.aws.sns-endpoint",
        sns,
        "gracekeeper.registration.metering-endpoint",
        sns + "/metering",
        "gracekeeper.aws.trust-anchors",
        root.toString(),
        "gracekeeper.aws.access-key-id",
        "AKIDEXAMPLE",
        "gracekeeper.aws.secret-access-key",
        "secret");
  }

  @Override
  public void stop() {
    try {
      if (root != null) {
        Files.delete(root);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
