package io.gracekeeper.billing.agreement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;
import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.events.AgreementNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds agreements by whatever names they were given, and makes those that nobody has heard of. A
 * row without an own id that has a licence is joined to the one with an own id as soon as a notice
 * carries both names.
 */
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

  private static final String LOCKED = " for no key update of agreement";
  private static final String NOT_LOCKED = "";

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

  /** The agreements of these names, locked until the transaction ends. */
  Map<AgreementNames, Agreement> locked(Collection<AgreementNames> names) {
    var told = names.stream().distinct().sorted(comparing(AgreementNames::key)).toList();
    hold(told);
    var found = findOrMake(told, LOCKED);
    told.forEach(it -> learn(requireNonNull(found.get(it), "It was made."), it));
    return found;
  }

  /** The id of the agreement of these names; nobody is held up by asking. */
  UUID idOf(AgreementNames names) {
    var told = List.of(names);
    hold(told);
    return requireNonNull(findOrMake(told, NOT_LOCKED).get(names), "It was made.").id();
  }

  private Map<AgreementNames, Agreement> findOrMake(List<AgreementNames> told, String lock) {
    var found = find(told, lock);
    var unheardOf = told.stream().filter(it -> !found.containsKey(it)).toList();
    if (!unheardOf.isEmpty()) {
      make(unheardOf);
      found.putAll(find(unheardOf, lock));
    }
    return found;
  }

  private void hold(List<AgreementNames> told) {
    var licenses =
        column(told.stream().filter(it -> it.license() != null), AgreementNames::license);
    if (licenses.length > 0) {
      database.createNativeQuery(HOLD).setParameter(1, licenses).getResultList();
    }
  }

  /** By the strongest name of each that leads anywhere; each kind of name by its own index. */
  private Map<AgreementNames, Agreement> find(List<AgreementNames> told, String lock) {
    var found = new HashMap<AgreementNames, Agreement>();
    for (var way : Way.STRONGEST_FIRST) {
      var asked =
          told.stream().filter(it -> !found.containsKey(it)).filter(way::mayLeadTo).toList();
      var rows = rows(way, asked, lock).collect(toMap(way::keyOf, identity(), maxBy(BY_FITNESS)));
      for (var names : asked) {
        var row = rows.get(way.keyOf(names));
        if (row != null) {
          found.put(names, row);
        }
      }
    }
    return found;
  }

  /** Always in the order of their ids. */
  private Stream<Agreement> rows(Way way, List<AgreementNames> asked, String lock) {
    if (asked.isEmpty()) {
      return Stream.empty();
    }
    var query = database.createNativeQuery(way.sql() + lock, Agreement.class);
    query.setParameter(1, column(asked.stream(), it -> it.marketplace().name()));
    for (var i = 0; i < way.parts().size(); i++) {
      query.setParameter(i + 2, column(asked.stream(), way.parts().get(i)));
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(Agreement.class::cast).distinct();
  }

  /** Two may make it at once: the unique index lets one through, the other then waits for it. */
  private void make(List<AgreementNames> told) {
    database
        .createNativeQuery(MAKE)
        .setParameter(1, column(told.stream(), it -> it.marketplace().name()))
        .setParameter(2, column(told.stream(), AgreementNames::agreement))
        .setParameter(3, column(told.stream(), AgreementNames::license))
        .setParameter(4, column(told.stream(), AgreementNames::listing))
        .setParameter(5, column(told.stream(), AgreementNames::buyer))
        .executeUpdate();
  }

  private void learn(Agreement agreement, AgreementNames told) {
    agreement.learn(told);
    if (agreement.hasOwnId() && told.license() != null) {
      rows(Way.LICENSE, List.of(told), LOCKED)
          .filter(row -> !row.hasOwnId())
          .forEach(row -> joining.join(row, agreement));
    }
  }

  private static @Nullable String[] column(
      Stream<AgreementNames> told, Function<AgreementNames, @Nullable String> of) {
    return told.map(of).toArray(String[]::new);
  }

  private static @Nullable Instant begin(Agreement agreement) {
    var started = agreement.facts().get(Fact.STARTED);
    return started == null ? null : started.at();
  }
}
