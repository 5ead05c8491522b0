package io.gracekeeper.callers;

import io.gracekeeper.simulator.identity.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test an issuer, which its service finds by discovery as it finds a real one. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

  /** The services that ask others with tokens of their own. */
  static final String SUBSCRIPTION_SERVICE = "subscription-service";

  private static final String MARKETPLACE_ADAPTER = "marketplace-adapter";

  private static volatile @Nullable IssuerServer running;

  @Override
  public Map<String, String> start() {
    var server = new IssuerServer(SUBSCRIPTION_SERVICE, MARKETPLACE_ADAPTER);
    running = server;
    return Map.of(
        "quarkus.oidc.auth-server-url",
        server.url().toString(),
        "test.secret",
        IssuerServer.SECRET);
  }

  @Override
  public void stop() {
    server().close();
  }

  /** Whether services get no tokens of their own any more. */
  public static void isSilent(boolean yes) {
    server().isSilent(yes);
  }

  static Issuer issuer() {
    return server().issuer();
  }

  static Tokens tokens() {
    return server().tokens();
  }

  private static IssuerServer server() {
    return Objects.requireNonNull(running, "the test has no @QuarkusTestResource of this class");
  }
}
