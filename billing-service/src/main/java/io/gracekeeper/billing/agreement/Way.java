package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import java.util.List;
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

  /** Takes the marketplaces, and then an array of each part. */
  String sql() {
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
