package io.gracekeeper.billing.agreement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds agreements by whatever names they were given, and makes those nobody has heard of. */
@ApplicationScoped
class Naming {

  /** One at a time: else one could make a row by a licence which another has just given away. */
  private static final String HOLD =
      """
      select pg_advisory_xact_lock(hashtextextended(license, 0))
      from (select unnest(cast(?1 as text[])) as license order by 1 offset 0) as held
      """;

  private static final String MAKE =
      """
      insert into agreement (id, marketplace, agreement_name, license, listing, buyer)
      select gen_random_uuid(), told.* from unnest(cast(?1 as text[]), cast(?2 as text[]),
        cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[])) as told
      on conflict do nothing
      """;

  /** Of several with one licence, as after a renewal, the one that began last. */
  private static final Comparator<Agreement> BY_FITNESS =
      comparing(Agreement::hasOwnId)
          .thenComparing(Naming::begin, nullsFirst(naturalOrder()))
          .thenComparing(Agreement::id);

  private final EntityManager database;
  private final Joining joining;

  @Inject
  Naming(EntityManager database, Joining joining) {
    this.database = database;
    this.joining = joining;
  }

  /**
   * The agreements of these names, locked until the transaction ends. What turned out to be one
   * agreement is one row: all names of it lead there.
   */
  Map<AgreementNames, Agreement> locked(Collection<AgreementNames> names) {
    var told = names.stream().distinct().sorted(comparing(AgreementNames::key)).toList();
    hold(told);
    return joining.joined(findOrMake(told, Lock.HELD));
  }

  /** The id of the agreement of these names; nobody is held up by asking. */
  UUID idOf(AgreementNames names) {
    var told = List.of(names);
    hold(told);
    return requireNonNull(findOrMake(told, Lock.NONE).get(names), "It was made.").id();
  }

  private void hold(List<AgreementNames> told) {
    var licenses =
        Way.column(told.stream().filter(it -> it.license() != null), AgreementNames::license);
    if (licenses.length > 0) {
      database.createNativeQuery(HOLD).setParameter(1, licenses).getResultList();
    }
  }

  private Map<AgreementNames, Agreement> findOrMake(List<AgreementNames> told, Lock lock) {
    var found = find(told, lock);
    makeRest(told, found, lock, identity());
    makeRest(told, found, lock, Naming::byLicenseAlone);
    if (found.size() < told.size()) {
      throw Agreements.joinedMeanwhile();
    }
    return found;
  }

  private void makeRest(
      List<AgreementNames> told,
      Map<AgreementNames, Agreement> found,
      Lock lock,
      Function<AgreementNames, AgreementNames> as) {
    var rest = told.stream().filter(it -> !found.containsKey(it)).toList();
    if (!rest.isEmpty()) {
      make(rest.stream().map(as).toList());
      found.putAll(find(rest, lock));
    }
  }

  /** Where the buyer is known by another licence already, which is another purchase. */
  private static AgreementNames byLicenseAlone(AgreementNames told) {
    return told.license() == null
        ? told
        : new AgreementNames(
            told.marketplace(), told.agreement(), told.license(), told.listing(), null);
  }

  /** By the strongest name of each that leads anywhere; each kind of name by its own index. */
  private Map<AgreementNames, Agreement> find(List<AgreementNames> told, Lock lock) {
    var found = new LinkedHashMap<AgreementNames, Agreement>();
    for (var way : Way.STRONGEST_FIRST) {
      var asked =
          told.stream().filter(it -> !found.containsKey(it)).filter(way::mayLeadTo).toList();
      var rows = way.rows(database, asked, lock, BY_FITNESS);
      for (var names : asked) {
        var row = rows.get(way.keyOf(names));
        if (row != null && row.mayBe(names)) {
          found.put(names, row);
          if (lock == Lock.HELD) {
            row.learn(names); // At once: what the next of these names may be depends on it.
          }
        }
      }
    }
    return found;
  }

  /** Two may make it at once: the unique index lets one through, the other then waits for it. */
  private void make(List<AgreementNames> told) {
    database
        .createNativeQuery(MAKE)
        .setParameter(1, Way.column(told.stream(), it -> it.marketplace().name()))
        .setParameter(2, Way.column(told.stream(), AgreementNames::agreement))
        .setParameter(3, Way.column(told.stream(), AgreementNames::license))
        .setParameter(4, Way.column(told.stream(), AgreementNames::listing))
        .setParameter(5, Way.column(told.stream(), AgreementNames::buyer))
        .executeUpdate();
  }

  private static @Nullable Instant begin(Agreement agreement) {
    var started = agreement.facts().get(Fact.STARTED);
    return started == null ? null : started.at();
  }
}
