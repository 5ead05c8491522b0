package io.gracekeeper.simulator.registration;

import io.gracekeeper.clock.BusinessTime;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that AWS has handed to buyers. Each can be resolved again and again until it expires.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-product-customer-setup.html">
 *     how long they are good</a>
 */
@Singleton
public class RegistrationTokens {

  private static final Duration GOOD_FOR = Duration.ofHours(4);

  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  RegistrationTokens(@BusinessTime Clock clock) {
    this.clock = clock;
  }

  /** A token and what it stands for. */
  public record Issued(Registrant registrant, Instant until) {}

  /** A new one. */
  public SetUp issue(Registrant registrant) {
    var token = "token-" + UUID.randomUUID();
    issued.put(token, new Issued(registrant, clock.instant().plus(GOOD_FOR)));
    return new SetUp(token);
  }

  public Optional<Issued> find(String token) {
    return Optional.ofNullable(issued.get(token));
  }

  public boolean hasExpired(Issued found) {
    return !clock.instant().isBefore(found.until());
  }
}
