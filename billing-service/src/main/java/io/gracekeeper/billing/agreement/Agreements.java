package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All agreements, by their names. */
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

  /**
   * The agreement of these names, locked until the transaction ends. It is made if nobody has heard
   * of it: a notice may come before the registration and the other way round (E3, E4).
   */
  public Agreement locked(AgreementNames names) {
    return find(names).orElseGet(() -> made(names));
  }

  /** The agreement of this id, locked until the transaction ends. */
  public Agreement locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
  }

  /** The id of the agreement of these names, which nobody need have heard of. It is not locked. */
  public UUID idOf(AgreementNames names) {
    return query(names)
        .firstResultOptional()
        .or(() -> {
          make(names);
          return query(names).firstResultOptional();
        })
        .map(Agreement::id)
        .orElseThrow(Agreements::gone);
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
    return replaced == null || !facts.isReplaced()
        ? Optional.empty()
        : findByIdOptional(replaced.by());
  }

  private PanacheQuery<Agreement> query(AgreementNames names) {
    return names.agreement() != null
        ? find("marketplace = ?1 and name = ?2", names.marketplace(), names.agreement())
        : find(
            "marketplace = ?1 and listing = ?2 and buyer = ?3 and name is null",
            names.marketplace(),
            names.listing(),
            names.buyer());
  }

  private Optional<Agreement> find(AgreementNames names) {
    return query(names).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /** Two may make it at once: the unique index lets one through, the other then waits for it. */
  private Agreement made(AgreementNames names) {
    make(names);
    return find(names).orElseThrow(Agreements::gone);
  }

  private void make(AgreementNames names) {
    getEntityManager()
        .createNativeQuery(
            "insert into agreement (id, marketplace, agreement_name, listing, buyer)"
                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, UUID.randomUUID())
        .setParameter(2, names.marketplace().name())
        .setParameter(3, names.agreement())
        .setParameter(4, names.listing())
        .setParameter(5, names.buyer())
        .executeUpdate();
  }

  private static IllegalStateException gone() {
    return new IllegalStateException("An agreement was made and is not there.");
  }
}
