package io.gracekeeper.adapter.aws;

import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the adapter where a test is going to have its {@link SnsTwin}. */
public final class SnsTwinResource implements QuarkusTestResourceLifecycleManager {

  /** The topic that the adapter listens to. */
  public static final String TOPIC = Notice.subscriptionTopic("n0123exampleproduct");

  /** Both are good, as while one is changed to the next. */
  public static final String EVENTBRIDGE_SECRET = "a secret of an API destination; the new";

  public static final String FORMER_EVENTBRIDGE_SECRET = "a secret of an API destination; the old";

  /** The AWS account that sells. */
  public static final String SELLER = "123456512334";

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
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.management.test-port", "0");
    // Nobody is there: what marketplaces send needs no issuer of tokens.
    settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:" + FreePort.find());
    settings.put("gracekeeper.aws.topics", TOPIC);
    settings.put("gracekeeper.aws.sns-endpoint", sns);
    settings.put("gracekeeper.aws.api.metering-endpoint", sns + "/metering");
    settings.put("gracekeeper.aws.api.entitlement-endpoint", sns + "/entitlement");
    settings.put("gracekeeper.aws.api.agreement-endpoint", sns + "/agreement");
    settings.put("gracekeeper.billing.url", sns + "/billing");
    settings.put("gracekeeper.aws.trust-anchors", root.toString());
    settings.put("gracekeeper.aws.access-key-id", "AKIDEXAMPLE");
    settings.put("gracekeeper.aws.secret-access-key", "secret");
    settings.put(
        "gracekeeper.aws.eventbridge.secrets",
        EVENTBRIDGE_SECRET + "," + FORMER_EVENTBRIDGE_SECRET);
    settings.put("gracekeeper.aws.eventbridge.account", SELLER);
    return settings;
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
