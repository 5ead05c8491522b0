package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

  private Optional<Agreement> find(AgreementNames names) {
    var query =
        names.agreement() != null
            ? find("marketplace = ?1 and name = ?2", names.marketplace(), names.agreement())
            : find(
                "marketplace = ?1 and listing = ?2 and buyer = ?3 and name is null",
                names.marketplace(),
                names.listing(),
                names.buyer());
    return query.withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /** Two may make it at once: the unique index lets one through, the other then waits for it. */
  private Agreement made(AgreementNames names) {
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
    return find(names)
        .orElseThrow(() -> new IllegalStateException("An agreement was made and is not there."));
  }
}
