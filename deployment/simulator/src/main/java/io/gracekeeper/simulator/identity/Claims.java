package io.gracekeeper.simulator.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of its holder.
 *
 * @param subject who holds it; null for nobody in particular
 * @param audience the services that it is for
 * @param account the account for which the holder acts; null for the vendor
 */
public record Claims(
    @Nullable String subject, List<String> audience, List<String> roles, @Nullable String account) {

  /** People may go to every service. */
  private static final List<String> EVERYWHERE =
      List.of("billing-service", "subscription-service", "marketplace-adapter");

  /** A person. */
  public static Claims ofPerson(String name, String role, @Nullable String account) {
    return new Claims(name, EVERYWHERE, List.of(role), account);
  }

  /** A service that calls another one, and only that. */
  public static Claims ofService(String name, String audience) {
    return new Claims(name, List.of(audience), List.of("service"), null);
  }

  /** The same for another service. */
  public Claims to(String service) {
    return new Claims(subject, List.of(service), roles, account);
  }

  /** The same without saying who. */
  public Claims ofNobody() {
    return new Claims(null, audience, roles, account);
  }
}
