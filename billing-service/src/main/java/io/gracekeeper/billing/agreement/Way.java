package io.gracekeeper.billing.agreement;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.events.AgreementNames;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way from names to an agreement; each has an index.
 *
 * @param where how a row is compared with the parts of a name
 * @param parts what of the names is looked for
 */
record Way(String where, List<Function<AgreementNames, @Nullable String>> parts) {

  static final Way OWN_ID =
      new Way("agreement.agreement_name = told.part_1", List.of(AgreementNames::agreement));

  /** A licence belongs to one agreement, and after a renewal perhaps to the next one as well. */
  static final Way LICENSE =
      new Way("agreement.license = told.part_1", List.of(AgreementNames::license));

  /** AWS's legacy dialect. Where there are own ids, a buyer may have several of one listing. */
  static final Way BUYER =
      new Way(
          "agreement.listing = told.part_1 and agreement.buyer = told.part_2"
              + " and agreement.agreement_name is null",
          List.of(AgreementNames::listing, AgreementNames::buyer));

  static final List<Way> STRONGEST_FIRST = List.of(OWN_ID, LICENSE, BUYER);

  /** Whether these names are looked for this way: one with an own id is known by that alone. */
  boolean mayLeadTo(AgreementNames names) {
    return (equals(OWN_ID) || names.agreement() == null)
        && parts.stream().map(part -> part.apply(names)).allMatch(Objects::nonNull);
  }

  /** What is the same for names and the agreement to which they lead. */
  List<String> keyOf(AgreementNames names) {
    return Stream.concat(
            Stream.of(names.marketplace().name()),
            parts.stream().map(part -> String.valueOf(part.apply(names))))
        .toList();
  }

  List<String> keyOf(Agreement agreement) {
    return keyOf(agreement.names());
  }

  /** The agreements of these names by their key: of several the fittest. */
  Map<List<String>, Agreement> rows(
      EntityManager database,
      List<AgreementNames> asked,
      Lock lock,
      Comparator<Agreement> fitness) {
    return rows(database, asked, lock).collect(toMap(this::keyOf, identity(), maxBy(fitness)));
  }

  /** Always locked in the order of their ids. */
  Stream<Agreement> rows(EntityManager database, List<AgreementNames> asked, Lock lock) {
    if (asked.isEmpty()) {
      return Stream.empty();
    }
    var query = database.createNativeQuery(sql() + lock.sql(), Agreement.class);
    query.setParameter(1, column(asked.stream(), it -> it.marketplace().name()));
    for (var i = 0; i < parts.size(); i++) {
      query.setParameter(i + 2, column(asked.stream(), parts.get(i)));
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(Agreement.class::cast).distinct();
  }

  /** One thing of all names, as SQL takes it. */
  static @Nullable String[] column(
      Stream<AgreementNames> told, Function<AgreementNames, @Nullable String> of) {
    return told.map(of).toArray(String[]::new);
  }

  /** Takes the marketplaces, and then an array of each part. */
  private String sql() {
    return parts.size() == 1
        ? sql("cast(?1 as text[]), cast(?2 as text[])", "part_1")
        : sql("cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[])", "part_1, part_2");
  }

  private String sql(String arrays, String columns) {
    return "select agreement.* from agreement join unnest("
        + arrays
        + ") as told (marketplace, "
        + columns
        + ") on agreement.marketplace = told.marketplace and "
        + where
        + " order by agreement.id";
  }
}
