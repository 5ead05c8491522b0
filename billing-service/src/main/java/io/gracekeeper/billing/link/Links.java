package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.events.AccountId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All links, by agreement and account. */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<Link, UUID> {

  /** In the order of the accounts, so that two decisions lock them in the same order. */
  List<Link> of(Agreement agreement) {
    return list("agreement = ?1 order by account", agreement);
  }

  Optional<Link> of(AccountId account, Agreement agreement) {
    return find("account = ?1 and agreement = ?2", account.value(), agreement)
        .firstResultOptional();
  }

  List<Link> of(AccountId account) {
    return list("account = ?1 order by id", account.value());
  }
}
