package io.gracekeeper.billing.charge;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All permits, by subscription. Every use of them holds the lock of the subscription's charge. */
@ApplicationScoped
public class Permits implements PanacheRepositoryBase<Permit, String> {

  private final Clock clock;
  private final Duration validFor;

  /** Thirty seconds are enough for one call to the platform, and too short to keep anyone out. */
  @Inject
  Permits(
      @SystemTime Clock clock,
      @ConfigProperty(name = "gracekeeper.permit.valid-for", defaultValue = "PT30S")
          Duration validFor) {
    this.clock = clock;
    this.validFor = validFor;
  }

  /** How long a permit is good, from when it was granted. */
  Duration validFor() {
    return validFor;
  }

  /** Consents to a deletion; the caller has seen, under the charge's lock, that nobody pays. */
  Permit grant(Charge charge, DeploymentId deployment, DeploymentUid uid) {
    var now = clock.instant();
    var permit =
        new Permit(
            charge.subscription(),
            deployment,
            uid,
            charge.coverageRevision(),
            now,
            now.plus(validFor));
    persist(permit);
    return permit;
  }

  /** In which of these subscriptions a deletion may be under way, and until when (system time). */
  Map<SubscriptionId, Instant> liveUntil(Collection<SubscriptionId> subscriptions) {
    if (subscriptions.isEmpty()) {
      return Map.of();
    }
    var ids = subscriptions.stream().map(SubscriptionId::value).toList();
    return find("subscription in ?1 and usedAt is null and expiresAt > ?2", ids, clock.instant())
        .stream()
        .collect(
            toMap(Permit::subscription, Permit::expiresAt, BinaryOperator.maxBy(naturalOrder())));
  }

  /** Their deployments are gone: these permits have done their work. */
  void use(Collection<String> permits) {
    if (!permits.isEmpty()) {
      list("id in ?1", permits).forEach(found -> found.use(clock.instant()));
    }
  }
}
