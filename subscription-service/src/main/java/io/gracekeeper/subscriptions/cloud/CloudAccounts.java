package io.gracekeeper.subscriptions.cloud;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The designated cloud accounts of all accounts. */
@ApplicationScoped
@Transactional
public class CloudAccounts {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  CloudAccounts(EntityManager database, @BusinessTime Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Refuses one that no Owner of the account has designated. */
  public void mustBeDesignated(AccountId account, String id) {
    if (found(account, id).isEmpty()) {
      throw Refusal.of(
          Code.UNKNOWN_CLOUD_ACCOUNT, account + " has designated no cloud account " + id + ".");
    }
  }

  /** The platform has access to it; designated again it was checked again. */
  CloudAccount designate(AccountId account, String id, String by) {
    var known = found(account, id);
    known.ifPresent(it -> it.checked(clock.instant()));
    return known.orElseGet(() -> {
      var designated = new CloudAccount(account, id, by, clock.instant());
      database.persist(designated);
      return designated;
    });
  }

  /** Those of an account by id, a page at a time: those that come after one. */
  List<CloudAccount> page(AccountId account, String after, int atMost) {
    return database
        .createQuery(
            "from CloudAccount where account = ?1 and id > ?2 order by id", CloudAccount.class)
        .setParameter(1, account.value())
        .setParameter(2, after)
        .setMaxResults(atMost)
        .getResultList();
  }

  private Optional<CloudAccount> found(AccountId account, String id) {
    return Optional.ofNullable(
        database.find(CloudAccount.class, new CloudAccount.Key(account.value(), id)));
  }
}
