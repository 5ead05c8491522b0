package io.gracekeeper.billing.agreement;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Joins rows that turned out to be one agreement: what was known of the one, and who was linked to
 * it, is the other's from here on. A licence is what joins: the one without an own id to the one
 * that a notice gave it, and a buyer to the licence with which they came.
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

  private static final String REPLACED_BY =
      "select id from agreement where replaced_by = ?1 order by id";

  private static final List<String> MOVE =
      List.of(
          "update registration set agreement_id = ?2 where agreement_id = ?1",
          "update link set agreement_id = ?2 where agreement_id = ?1",
          "update payment_method set agreement_id = ?2 where agreement_id = ?1");

  private final EntityManager database;

  @Inject
  Joining(EntityManager database) {
    this.database = database;
  }

  /**
   * Where the names lead once all that turned out to be one agreement is one row.
   *
   * @param found where they led so far; all of it is locked
   */
  Map<AgreementNames, Agreement> joined(Map<AgreementNames, Agreement> found) {
    var told = found.keySet().stream().filter(it -> it.license() != null).toList();
    if (told.isEmpty()) {
      return found;
    }
    database.flush(); // What was learned just now leads there too.
    var gone = new HashMap<Agreement, Agreement>();
    join(Way.LICENSE, told, found, gone);
    join(Way.BUYER, told.stream().filter(Way.BUYER::mayLeadTo).toList(), found, gone);
    found.replaceAll((_, row) -> last(row, gone));
    return found;
  }

  private void join(
      Way way,
      List<AgreementNames> told,
      Map<AgreementNames, Agreement> found,
      Map<Agreement, Agreement> gone) {
    var rows = withoutOwnId(way, told);
    for (var names : told) {
      var row = rows.get(way.keyOf(names));
      if (row != null && row.mayBe(names)) {
        joinIfTwo(last(row, gone), last(requireNonNull(found.get(names)), gone), gone);
      }
    }
  }

  private void joinIfTwo(Agreement one, Agreement other, Map<Agreement, Agreement> gone) {
    if (!one.equals(other) && !one.hasOwnId() && join(one, other)) {
      gone.put(one, other);
    }
  }

  private Map<List<String>, Agreement> withoutOwnId(Way way, List<AgreementNames> told) {
    return way.rows(database, told, Lock.HELD)
        .filter(row -> !row.hasOwnId())
        .collect(toMap(way::keyOf, identity()));
  }

  private static Agreement last(Agreement row, Map<Agreement, Agreement> gone) {
    var last = row;
    for (var next = gone.get(last); next != null; next = gone.get(last)) {
      last = next;
    }
    return last;
  }

  /** Joins one without an own id to another, and is gone; answers whether that could be. */
  private boolean join(Agreement one, Agreement other) {
    if (areLinkedToOneAccount(one, other)) {
      LOG.warnf(
          "Two agreements are one, but an account is linked to both: they stay apart one=%s other=%s",
          one.id(), other.id());
      return false;
    }
    for (var sql : MOVE) {
      database
          .createNativeQuery(sql)
          .setParameter(1, one.id())
          .setParameter(2, other.id())
          .executeUpdate();
    }
    replacedBy(one).forEach(it -> it.heirIsNow(other));
    database.remove(one);
    database.flush(); // Its names are free.
    other.join(one);
    database.flush();
    return true;
  }

  private Stream<Agreement> replacedBy(Agreement heir) {
    List<?> ids =
        database.createNativeQuery(REPLACED_BY).setParameter(1, heir.id()).getResultList();
    return ids.stream()
        .map(id -> database.find(Agreement.class, id, LockModeType.PESSIMISTIC_WRITE));
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
