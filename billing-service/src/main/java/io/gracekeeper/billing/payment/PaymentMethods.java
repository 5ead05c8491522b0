package io.gracekeeper.billing.payment;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethod.Kind;
import io.gracekeeper.events.PaymentMethodId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All payment methods, by account. */
@ApplicationScoped
public class PaymentMethods implements PanacheRepositoryBase<PaymentMethod, String> {

  /** What an account can pay by: without the methods of links that have ended. */
  public List<PaymentMethod> of(AccountId account) {
    return list("account = ?1 and removedAt is null order by id", account.value());
  }

  /** The same, a page at a time: those whose ids come after one. */
  public List<PaymentMethod> page(AccountId account, String after, int atMost) {
    return find(
            "account = ?1 and removedAt is null and id > ?2 order by id", account.value(), after)
        .page(0, atMost)
        .list();
  }

  /** Also the methods of links that have ended: a charge may still be assigned to one. */
  public List<PaymentMethod> everOf(Collection<AccountId> accounts) {
    return list(
        "from PaymentMethod method left join fetch method.agreement where method.account in ?1",
        accounts.stream().map(AccountId::value).toList());
  }

  /** Whether an account has credits that are not used up (C9, P3). */
  public boolean hasCredits(AccountId account) {
    return count(
            "account = ?1 and kind = ?2 and removedAt is null and creditBalance > 0",
            account.value(),
            Kind.CREDITS)
        > 0;
  }

  /** A method of this account; another account's is as good as none. */
  public Optional<PaymentMethod> of(AccountId account, PaymentMethodId id) {
    return find("account = ?1 and id = ?2", account.value(), id.value()).firstResultOptional();
  }

  /** Whether some account has a method of this id. */
  public boolean isTaken(PaymentMethodId id) {
    return findByIdOptional(id.value()).isPresent();
  }

  /** Whether a card is on file, good or not (C8). */
  public boolean hasCard(AccountId account) {
    return of(account).stream().anyMatch(method -> method.kind() == Kind.CARD);
  }

  /** Makes one method the account's default. */
  public void makeDefault(PaymentMethod chosen) {
    of(chosen.account()).stream()
        .filter(PaymentMethod::isDefault)
        .forEach(method -> method.makeDefault(false));
    flush(); // At most one default at any instant, also for the unique index.
    chosen.makeDefault(true);
  }
}
