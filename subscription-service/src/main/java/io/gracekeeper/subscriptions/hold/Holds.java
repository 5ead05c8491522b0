package io.gracekeeper.subscriptions.hold;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.HoldId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** All holds, also those that are lifted: who placed them and why is kept. */
@ApplicationScoped
public class Holds implements PanacheRepositoryBase<Hold, String> {

  /** Those that keep this deployment now. */
  public List<Hold> on(AccountId account, DeploymentId deployment) {
    return list(
        "account = ?1 and (deployment is null or deployment = ?2) and liftedAt is null order by id",
        account.value(),
        deployment.value());
  }

  /** Those that are not lifted by id, a page at a time: those that come after one. */
  List<Hold> page(String after, int atMost) {
    return find("liftedAt is null and id > ?1 order by id", after).page(0, atMost).list();
  }

  /** The hold, locked, or a refusal that says it is unknown. */
  Hold existingLocked(HoldId id) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> Refusal.of(Code.UNKNOWN_HOLD, "There is no hold " + id + "."));
  }
}
