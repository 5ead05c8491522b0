package io.gracekeeper.local.stage;

import io.gracekeeper.local.platform.LocalPlatform;
import io.gracekeeper.local.platform.Parts;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.local.world.SignIn;
import io.gracekeeper.local.world.WorldClock;
import io.gracekeeper.policy.Policies;
import java.time.Duration;

/** The platform on which stories are played, as far as they may touch it. */
public record Stage(
    Rest simulator,
    Rest adapter,
    Services services,
    SignIn signIn,
    WorldClock clock,
    String bootstrapServers,
    Policies policies,
    Parts parts) {

  /** How long (system time) the platform may take to become quiet; a lost notice is sent again. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The platform that runs here. */
  public static Stage of(LocalPlatform platform) {
    return new Stage(
        platform.rest(Part.SIMULATOR),
        platform.rest(Part.MARKETPLACE_ADAPTER),
        new Services(platform.rest(Part.BILLING_SERVICE), platform.rest(Part.SUBSCRIPTION_SERVICE)),
        platform.signIn(),
        new WorldClock(platform::clocks, PATIENCE),
        platform.addresses().hostAndPort(Part.KAFKA),
        platform.policies(),
        platform.parts());
  }
}
