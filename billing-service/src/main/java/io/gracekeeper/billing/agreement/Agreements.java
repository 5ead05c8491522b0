package io.gracekeeper.billing.agreement;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All agreements, by their names. */
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

  /** SQLSTATE of what is to be tried again, because somebody else was first. */
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Naming naming;

  @Inject
  Agreements(Naming naming) {
    this.naming = naming;
  }

  /**
   * The agreements of these names, locked until the transaction ends. Those that nobody has heard
   * of are made: a notice may come before the registration and the other way round (E3, E4). Rows
   * that turn out to be one agreement are joined.
   */
  public Map<AgreementNames, Agreement> locked(Collection<AgreementNames> names) {
    return naming.locked(names);
  }

  /**
   * The agreement of this id, locked until the transaction ends.
   *
   * @throws PersistenceException if it was joined to another meanwhile: to be tried again
   */
  public Agreement locked(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(Agreements::joinedMeanwhile);
  }

  /** The id of the agreement of these names, which nobody need have heard of. It is not locked. */
  public UUID idOf(AgreementNames names) {
    return naming.idOf(names);
  }

  /**
   * The agreement that the marketplace gave this id. It is not locked. An agreement is no
   * account's: only the vendor sees it.
   */
  public Optional<Agreement> ofOwnId(Scope scope, Marketplace marketplace, String id) {
    return scope instanceof Scope.AllAccounts
        ? find("marketplace = ?1 and name = ?2", marketplace, id).firstResultOptional()
        : Optional.empty();
  }

  /**
   * Those that the marketplace is to be asked about, soonest first, after one of them; likewise
   * only for the vendor.
   */
  public List<Agreement> toAskAbout(
      Scope scope, Marketplace marketplace, Instant lastAskAt, UUID last, int atMost) {
    if (!(scope instanceof Scope.AllAccounts)) {
      return List.of();
    }
    return find(
            """
            marketplace = ?1 and askAt is not null and (askAt > ?2 or (askAt = ?2 and id > ?3))
            order by askAt, id\
            """,
            marketplace,
            lastAskAt,
            last)
        .page(0, atMost)
        .list();
  }

  /** To be tried again. */
  static PersistenceException joinedMeanwhile() {
    return new PersistenceException(
        new SQLTransactionRollbackException(
            "The agreement was joined to another.", SERIALIZATION_FAILURE));
  }

  /** The agreement that pays in the stead of one that was replaced, else the last one in line. */
  public Optional<Agreement> heirOf(Agreement agreement) {
    var heirs = heirsOf(agreement);
    return heirs.stream()
        .filter(heir -> heir.facts().isLive())
        .findFirst()
        .or(() -> heirs.reversed().stream().findFirst());
  }

  /** All that stand for an agreement that was replaced, one after the other (D5). */
  public List<Agreement> heirsOf(Agreement agreement) {
    var line = new LinkedHashSet<>(List.of(agreement));
    var heir = next(agreement);
    while (heir.isPresent() && line.add(heir.get())) {
      heir = next(heir.get());
    }
    return line.stream().skip(1).toList();
  }

  private Optional<Agreement> next(Agreement agreement) {
    var facts = agreement.facts();
    var replaced = facts.replaced();
    var heir = replaced == null || !facts.isReplaced() ? null : replaced.by();
    return heir == null ? Optional.empty() : findByIdOptional(heir);
  }
}
