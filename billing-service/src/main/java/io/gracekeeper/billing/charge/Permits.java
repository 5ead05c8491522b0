package io.gracekeeper.billing.charge;

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
import java.util.Optional;

/** All permits, by subscription. Every use of them holds the lock of the subscription's charge. */
@ApplicationScoped
public class Permits implements PanacheRepositoryBase<Permit, String> {

  /** Time enough for one call to the platform, and not for a customer to wonder. */
  static final Duration VALID_FOR = Duration.ofSeconds(30);

  private final Clock clock;

  @Inject
  Permits(@SystemTime Clock clock) {
    this.clock = clock;
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
            now.plus(VALID_FOR));
    persist(permit);
    return permit;
  }

  /** Until when a deletion in this subscription may be under way (system time). */
  Optional<Instant> liveUntil(SubscriptionId subscription) {
    return find(
            "subscription = ?1 and usedAt is null and expiresAt > ?2 order by expiresAt desc",
            subscription.value(),
            clock.instant())
        .firstResultOptional()
        .map(Permit::expiresAt);
  }

  /** The deployment is gone: its permit has done its work. */
  void use(String permit) {
    findByIdOptional(permit).ifPresent(found -> found.use(clock.instant()));
  }
}
