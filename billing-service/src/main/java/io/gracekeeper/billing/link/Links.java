package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All links, by agreement and account. What was disconnected is history and follows nothing. */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<Link, UUID> {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** The link of an account, or a refusal that says it is unknown. */
  public Link existing(AccountId account, LinkId link) {
    return find("account = ?1 and id = ?2", account.value(), uuid(link))
        .firstResultOptional()
        .orElseThrow(() -> unknown(link));
  }

  /** Likewise, locked until the transaction ends; the caller has locked its agreement. */
  public Link existingLocked(AccountId account, LinkId link) {
    return find("account = ?1 and id = ?2", account.value(), uuid(link))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> unknown(link));
  }

  Optional<Link> locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /** The link of an account that follows the agreement. */
  Optional<Link> of(AccountId account, Agreement agreement) {
    return find(
            "account = ?1 and agreement = ?2 and state <> 'DISCONNECTED'",
            account.value(),
            agreement)
        .firstResultOptional();
  }

  /** The id of the agreement of a link, or a refusal that says the link is unknown. */
  public UUID agreementOf(AccountId account, LinkId link) {
    return getEntityManager()
        .createQuery("select agreement.id from Link where account = ?1 and id = ?2", UUID.class)
        .setParameter(1, account.value())
        .setParameter(2, uuid(link))
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> unknown(link));
  }

  /** What an account is linked to, by id. */
  public List<Link> liveOf(AccountId account) {
    return list("account = ?1 and state = 'LINKED' order by id", account.value());
  }

  /** How many accounts are linked to an agreement. */
  public long liveOn(Agreement agreement) {
    return count("agreement = ?1 and state = 'LINKED'", agreement);
  }

  /** How many other accounts are linked to the agreement, or may be again without asking. */
  long others(AccountId account, Agreement agreement) {
    return count(
        "agreement = ?1 and account <> ?2 and state not in ('DISCONNECTED', 'FAILED')",
        agreement,
        account.value());
  }

  /** The links of other accounts which the marketplace did not confirm. */
  List<Link> failedOthers(AccountId account, Agreement agreement) {
    return find(
            "agreement = ?1 and account <> ?2 and state = 'FAILED' order by account",
            agreement,
            account.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** What an account is linked to for a product, or has asked to be. */
  List<Link> standing(AccountId account, ProductId product) {
    return list(
        "account = ?1 and product = ?2 and state in ('PENDING', 'LINKED')",
        account.value(),
        product.value());
  }

  /** Whether the account was disconnected from the agreement before. */
  boolean hasLeft(AccountId account, Agreement agreement) {
    return count(
            "account = ?1 and agreement = ?2 and state = 'DISCONNECTED'",
            account.value(),
            agreement)
        > 0;
  }

  /** Whoever was disconnected from the agreement last, by the steps of its links. */
  Optional<AccountId> lastToLeave(Agreement agreement) {
    return find(
            "select link from Link link, LinkStep step where link.agreement = ?1"
                + " and link.state = 'DISCONNECTED' and step.link = link.id"
                + " and step.step = 'DISCONNECTED' order by step.at desc",
            agreement)
        .firstResultOptional()
        .map(Link::account);
  }

  /** When the next one has waited for long enough. */
  Optional<Instant> nextOverdue() {
    return find("waitsUntil is not null and state in ('PENDING', 'LINKED') order by waitsUntil")
        .firstResultOptional()
        .map(Link::waitsUntil);
  }

  void record(LinkStep step) {
    getEntityManager().persist(step);
  }

  /** What became of a link, in order. */
  List<LinkStep> steps(Link link) {
    return getEntityManager()
        .createQuery("from LinkStep where link = ?1 order by at, id", LinkStep.class)
        .setParameter(1, uuid(link.id()))
        .getResultList();
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

  static UUID uuid(LinkId link) {
    try {
      return UUID.fromString(link.value());
    } catch (IllegalArgumentException none) {
      throw unknown(link);
    }
  }

  private static Refusal unknown(LinkId link) {
    return Refusal.of(Code.UNKNOWN_LINK, "The account has no link " + link + ".");
  }
}
