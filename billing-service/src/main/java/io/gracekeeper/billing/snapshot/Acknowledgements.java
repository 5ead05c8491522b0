package io.gracekeeper.billing.snapshot;

import io.gracekeeper.access.Caller;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** Who accepted, and when, that deployments had no recent snapshot (A7). */
@ApplicationScoped
public class Acknowledgements {

  private final EntityManager database;
  private final Caller caller;
  private final Clock clock;

  @Inject
  Acknowledgements(EntityManager database, Caller caller, @BusinessTime Clock clock) {
    this.database = database;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Keeps what was accepted, in the caller's transaction.
   *
   * @param accepted deployments without a recent snapshot; nothing is kept if there are none
   * @param cause of what it was accepted for
   */
  public void record(AccountId account, OldSnapshots accepted, Cause cause) {
    if (accepted.areNone()) {
      return;
    }
    var bearer = caller.bearer();
    database
        .createNativeQuery(
            "insert into acknowledgement (id, account_id, at, by_issuer, by_subject, cause, accepted)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, UUID.randomUUID())
        .setParameter(2, account.value())
        .setParameter(3, clock.instant())
        .setParameter(4, bearer.issuer())
        .setParameter(5, bearer.subject())
        .setParameter(6, cause.id())
        .setParameter(7, String.join("\n", accepted.deployments()))
        .executeUpdate();
  }
}
