package io.gracekeeper.billing.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Joins two rows that turned out to be one agreement: what was known of the one, and who was linked
 * to it, is the other's from here on. Both are locked.
 */
@ApplicationScoped
class Joining {

  private static final Logger LOG = Logger.getLogger(Joining.class);

  /** Whoever has a link to both must not have two payment methods become one. */
  private static final String LINKED_TO_BOTH =
      """
      select count(*) from link one join link other using (account_id)
      where one.agreement_id = ?1 and other.agreement_id = ?2
        and one.state <> 'DISCONNECTED' and other.state <> 'DISCONNECTED'
      """;

  private static final List<String> MOVE =
      List.of(
          "update registration set agreement_id = ?2 where agreement_id = ?1",
          "update link set agreement_id = ?2 where agreement_id = ?1",
          "update payment_method set agreement_id = ?2 where agreement_id = ?1",
          """
          update agreement set facts = jsonb_set(facts, '{replaced,by}', to_jsonb(cast(?2 as text)))
          where replaced_by = ?1
          """);

  private final EntityManager database;

  @Inject
  Joining(EntityManager database) {
    this.database = database;
  }

  /** Joins one to another, which has an id of its own; the one is gone afterwards. */
  void join(Agreement one, Agreement other) {
    if (areLinkedToOneAccount(one, other)) {
      LOG.warnf(
          "Two agreements are one, but an account is linked to both: they stay apart one=%s other=%s",
          one.id(), other.id());
      return;
    }
    database.flush();
    for (var sql : MOVE) {
      database
          .createNativeQuery(sql)
          .setParameter(1, one.id())
          .setParameter(2, other.id())
          .executeUpdate();
    }
    other.join(one);
    database.remove(one);
    database.flush();
  }

  private boolean areLinkedToOneAccount(Agreement one, Agreement other) {
    var count =
        database
            .createNativeQuery(LINKED_TO_BOTH)
            .setParameter(1, one.id())
            .setParameter(2, other.id())
            .getSingleResult();
    return !Long.valueOf(0).equals(count);
  }
}
