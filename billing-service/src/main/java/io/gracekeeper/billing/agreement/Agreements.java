package io.gracekeeper.billing.agreement;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All agreements, by their names. */
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, UUID> {

  private static final String GONE = "An agreement was made and is not there.";

  private static final String BY_OWN_ID =
      """
      select agreement.* from agreement
      join unnest(cast(?1 as text[]), cast(?2 as text[])) as told (marketplace, name)
        on agreement.marketplace = told.marketplace and agreement.agreement_name = told.name
      order by agreement.id for no key update of agreement
      """;

  private static final String BY_BUYER =
      """
      select agreement.* from agreement
      join unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]))
          as told (marketplace, listing, buyer)
        on agreement.marketplace = told.marketplace and agreement.listing = told.listing
          and agreement.buyer = told.buyer and agreement.agreement_name is null
      order by agreement.id for no key update of agreement
      """;

  private static final String MAKE =
      """
      insert into agreement (id, marketplace, agreement_name, listing, buyer)
      select gen_random_uuid(), told.* from unnest(cast(?1 as text[]), cast(?2 as text[]),
        cast(?3 as text[]), cast(?4 as text[])) as told
      on conflict do nothing
      """;

  /**
   * The agreements of these names, locked until the transaction ends. Those that nobody has heard
   * of are made: a notice may come before the registration and the other way round (E3, E4).
   */
  public Map<AgreementNames, Agreement> locked(Collection<AgreementNames> names) {
    var found = find(names);
    var unheardOf = names.stream().filter(it -> !found.containsKey(Identity.of(it))).toList();
    if (!unheardOf.isEmpty()) {
      make(unheardOf);
      found.putAll(find(unheardOf));
    }
    return names.stream()
        .distinct()
        .collect(toMap(identity(), it -> requireNonNull(found.get(Identity.of(it)), GONE)));
  }

  /** The agreement of this id, locked until the transaction ends. */
  public Agreement locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
  }

  /** The id of the agreement of these names, which nobody need have heard of. It is not locked. */
  public UUID idOf(AgreementNames names) {
    make(List.of(names));
    return query(names).firstResultOptional().map(Agreement::id).orElseThrow(Agreements::gone);
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

  /** In two statements, each on the index of its dialect, in which order two batches lock alike. */
  private Map<Identity, Agreement> find(Collection<AgreementNames> names) {
    var found = new HashMap<Identity, Agreement>();
    var byOwnId = new Columns(names, it -> it.agreement() != null);
    var byBuyer = new Columns(names, it -> it.agreement() == null);
    Stream.concat(
            rows(BY_OWN_ID, byOwnId.marketplaces(), byOwnId.agreements()),
            rows(BY_BUYER, byBuyer.marketplaces(), byBuyer.listings(), byBuyer.buyers()))
        .forEach(agreement -> found.put(Identity.of(agreement.names()), agreement));
    return found;
  }

  private Stream<Agreement> rows(String sql, @Nullable String[]... columns) {
    if (columns[0].length == 0) {
      return Stream.empty();
    }
    var query = getEntityManager().createNativeQuery(sql, Agreement.class);
    for (var i = 0; i < columns.length; i++) {
      query.setParameter(i + 1, columns[i]);
    }
    List<?> rows = query.getResultList();
    return rows.stream().map(Agreement.class::cast);
  }

  /** Two may make it at once: the unique index lets one through, the other then waits for it. */
  private void make(Collection<AgreementNames> names) {
    var all = new Columns(names, _ -> true);
    getEntityManager()
        .createNativeQuery(MAKE)
        .setParameter(1, all.marketplaces())
        .setParameter(2, all.agreements())
        .setParameter(3, all.listings())
        .setParameter(4, all.buyers())
        .executeUpdate();
  }

  private static IllegalStateException gone() {
    return new IllegalStateException(GONE);
  }

  /** By what an agreement is one and the same: its own id, else listing and buyer together. */
  private record Identity(
      Marketplace marketplace,
      @Nullable String agreement,
      @Nullable String listing,
      @Nullable String buyer) {

    static Identity of(AgreementNames names) {
      return names.agreement() != null
          ? new Identity(names.marketplace(), names.agreement(), null, null)
          : new Identity(names.marketplace(), null, names.listing(), names.buyer());
    }
  }

  /** Names by column, as PostgreSQL's unnest takes them; sorted, so that two batches make alike. */
  private record Columns(List<AgreementNames> names) {

    Columns(Collection<AgreementNames> all, Predicate<AgreementNames> which) {
      this(all.stream().filter(which).distinct().sorted(comparing(AgreementNames::key)).toList());
    }

    @Nullable String[] marketplaces() {
      return column(it -> it.marketplace().name());
    }

    @Nullable String[] agreements() {
      return column(AgreementNames::agreement);
    }

    @Nullable String[] listings() {
      return column(AgreementNames::listing);
    }

    @Nullable String[] buyers() {
      return column(AgreementNames::buyer);
    }

    private @Nullable String[] column(Function<AgreementNames, @Nullable String> of) {
      return names.stream().map(of).toArray(String[]::new);
    }
  }
}
