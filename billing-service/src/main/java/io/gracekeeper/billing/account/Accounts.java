package io.gracekeeper.billing.account;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All accounts. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, String> {

  Optional<Account> of(AccountId account) {
    return findByIdOptional(account.value());
  }

  /** The account, or a refusal that says it is unknown. */
  public Account existing(AccountId account) {
    return of(account)
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_ACCOUNT, "There is no account " + account + "."));
  }
}
