package io.gracekeeper.subscriptions.sweep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * The database's clock. What one instance writes for another to go by, a lease or the end of a
 * consent, is told by it: the instances' own clocks may be hours apart.
 */
@ApplicationScoped
class SharedClock {

  private final EntityManager database;

  @Inject
  SharedClock(EntityManager database) {
    this.database = database;
  }

  Instant now() {
    return (Instant) database.createNativeQuery("select clock_timestamp()").getSingleResult();
  }
}
