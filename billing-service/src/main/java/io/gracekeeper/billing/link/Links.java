package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All links, by agreement and account. */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<Link, UUID> {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** In the order of the accounts, so that two decisions lock them in the same order. */
  List<Link> of(Agreement agreement) {
    return list("agreement = ?1 order by account", agreement);
  }

  Optional<Link> of(AccountId account, Agreement agreement) {
    return find("account = ?1 and agreement = ?2", account.value(), agreement)
        .firstResultOptional();
  }

  /** The links of an account by id, a page at a time: those that come after one. */
  List<Link> page(AccountId account, String after, int atMost) {
    return find("account = ?1 and id > ?2 order by id", account.value(), begin(after))
        .page(0, atMost)
        .list();
  }

  private static UUID begin(String after) {
    try {
      return after.isEmpty() ? BEFORE_ALL : UUID.fromString(after);
    } catch (IllegalArgumentException forged) {
      throw Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.");
    }
  }
}
