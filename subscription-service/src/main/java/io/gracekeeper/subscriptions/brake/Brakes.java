package io.gracekeeper.subscriptions.brake;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.ProductId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kill switch and all breakers, in the caller's transaction. Whoever begins a deletion holds
 * the lock of its product's breaker, so that none is counted too late.
 */
@ApplicationScoped
public class Brakes {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Brakes(EntityManager database, @BusinessTime Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** As it is now; it may change at once. */
  public Brake of(ProductId product) {
    return brake(product, database.find(Breaker.class, product.value()));
  }

  /** As it is now, and stays until the transaction ends. */
  public Brake lockedOf(ProductId product) {
    return brake(product, locked(product));
  }

  /** A deletion begins; the caller holds the lock. */
  public void begin(ProductId product, DeploymentId deployment) {
    database
        .createNativeQuery(
            "insert into deletion_begun (deployment_id, product, begun_at) values (?1, ?2, ?3)")
        .setParameter(1, deployment.value())
        .setParameter(2, product.value())
        .setParameter(3, clock.instant())
        .executeUpdate();
  }

  /**
   * More were due than the policy allows.
   *
   * @return whether that is new
   */
  public boolean trip(ProductId product) {
    return locked(product).trip(clock.instant());
  }

  /** An operator has looked; whether there was anything to look at. */
  boolean close(ProductId product) {
    return locked(product).close(clock.instant());
  }

  Optional<KillSwitch> killSwitch() {
    return Optional.ofNullable(database.find(KillSwitch.class, KillSwitch.THE_ONE));
  }

  /** Thrown again it stays as it was. */
  KillSwitch throwSwitch(String why, String by) {
    return killSwitch()
        .orElseGet(() -> {
          var thrown = new KillSwitch(why, by, clock.instant());
          database.persist(thrown);
          return thrown;
        });
  }

  void turnOff() {
    killSwitch().ifPresent(database::remove);
  }

  List<Breaker> tripped() {
    return database
        .createQuery("from Breaker where frozenSince is not null order by product", Breaker.class)
        .getResultList();
  }

  private Brake brake(ProductId product, @Nullable Breaker breaker) {
    return new Brake(
        killSwitch().map(it -> it.why() + " (" + it.thrownBy() + ")").orElse(null),
        breaker == null ? null : breaker.frozenSince(),
        begun(product, breaker == null ? null : breaker.closedAt()));
  }

  private int begun(ProductId product, @Nullable Instant closedAt) {
    var since = clock.instant().minus(WINDOW);
    var counted =
        (Number)
            database
                .createNativeQuery(
                    "select count(*) from deletion_begun where product = ?1 and begun_at > ?2")
                .setParameter(1, product.value())
                .setParameter(2, closedAt != null && closedAt.isAfter(since) ? closedAt : since)
                .getSingleResult();
    return counted.intValue();
  }

  private Breaker locked(ProductId product) {
    database
        .createNativeQuery("insert into breaker (product) values (?1) on conflict do nothing")
        .setParameter(1, product.value())
        .executeUpdate();
    return database.find(Breaker.class, product.value(), LockModeType.PESSIMISTIC_WRITE);
  }
}
