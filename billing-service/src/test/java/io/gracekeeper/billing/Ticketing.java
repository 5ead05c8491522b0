package io.gracekeeper.billing;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.ticket.Tickets;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tickets as marketplace-adapter issues them. */
public final class Ticketing {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private Ticketing() {}

  public static String good(RegistrationId registration) {
    return new Tickets(secret(), AN_HOUR, clock()).issue(registration);
  }

  static String expired(RegistrationId registration) {
    var earlier = Clock.offset(clock(), AN_HOUR.multipliedBy(-2));
    return new Tickets(secret(), AN_HOUR, earlier).issue(registration);
  }

  static String forged(RegistrationId registration) {
    return new Tickets("not " + secret(), AN_HOUR, clock()).issue(registration);
  }

  private static String secret() {
    return ConfigProvider.getConfig().getValue("gracekeeper.ticket.secret", String.class);
  }

  /** The service's: a test may have moved it. */
  static Clock clock() {
    return CDI.current().select(Clock.class, BusinessTime.Literal.INSTANCE).get();
  }
}
