package io.gracekeeper.billing.link;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which links are to follow their agreement: noted with what changed it, or not at all. */
@ApplicationScoped
public class FollowUps {

  /** Also the links of those for which the agreements stand, through however many (D5). */
  private static final String NOTE =
      """
      with recursive touched (agreement_id, cause, notice, place) as (
        select * from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]))
          with ordinality
        union select agreement.id, cause, notice, place
          from agreement join touched on agreement.replaced_by = touched.agreement_id)
      insert into link_to_follow (link_id, cause, notice, due_at)
      select link.id, cause, notice, ?4 from link join touched using (agreement_id)
      where link.state <> 'DISCONNECTED' order by place
      """;

  private static final String NOTE_OVERDUE =
      """
      insert into link_to_follow (link_id, cause, due_at)
      select id, 'waited-long-enough:' || gen_random_uuid(), ?2 from link
      where waits_until <= ?1 and state in ('PENDING', 'LINKED')
      and not exists (select from link_to_follow where link_id = link.id)
      limit 500
      """;

  private static final String TAKE =
      """
      select link_id from link_to_follow where due_at <= ?1
      order by due_at, id limit 1 for update skip locked
      """;

  private static final String DONE =
      "delete from link_to_follow where link_id = ?1 returning id, cause, notice";

  private static final String WAITING =
      "select id, cause, notice from link_to_follow where link_id = ?1";

  private static final String AGAIN = "update link_to_follow set due_at = ?2 where link_id = ?1";

  private final EntityManager database;
  private final Clock clock;
  private final Event<Noted> noted;

  @Inject
  FollowUps(EntityManager database, @SystemTime Clock clock, Event<Noted> noted) {
    this.database = database;
    this.clock = clock;
    this.noted = noted;
  }

  /** There is something to follow, once the transaction has ended well. */
  record Noted() {}

  /** That what is known of an agreement has changed, and what made it so. */
  public record Change(UUID agreement, Cause cause) {}

  /** What is known of agreements has changed, in this order; the caller has locked them. */
  public void note(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    database.flush();
    var count =
        database
            .createNativeQuery(NOTE)
            .setParameter(1, column(changes, it -> it.agreement().toString()))
            .setParameter(2, column(changes, it -> it.cause().id()))
            .setParameter(3, column(changes, it -> it.cause().notice()))
            .setParameter(4, clock.instant())
            .executeUpdate();
    if (count > 0) {
      noted.fire(new Noted());
    }
  }

  private static @Nullable String[] column(
      List<Change> changes, Function<Change, @Nullable String> of) {
    return changes.stream().map(of).toArray(String[]::new);
  }

  /** Links have waited for the marketplace for long enough; answers how many. */
  int noteOverdue(Instant now) {
    return database
        .createNativeQuery(NOTE_OVERDUE)
        .setParameter(1, now)
        .setParameter(2, clock.instant())
        .executeUpdate();
  }

  /** The next link that is to follow, which nobody else takes until the transaction ends. */
  Optional<UUID> take() {
    List<?> next =
        database.createNativeQuery(TAKE).setParameter(1, clock.instant()).getResultList();
    return next.stream().findFirst().map(UUID.class::cast);
  }

  /** What called the link, oldest first; from here on nothing of that does. */
  List<Cause> done(UUID link) {
    return causes(DONE, link);
  }

  /** What calls it still: told since, and perhaps known already. */
  List<Cause> waiting(UUID link) {
    return causes(WAITING, link);
  }

  private List<Cause> causes(String sql, UUID link) {
    List<?> rows = database.createNativeQuery(sql).setParameter(1, link).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .sorted((one, other) -> Long.compare((Long) one[0], (Long) other[0]))
        .map(row -> new Cause((String) row[1], (String) row[2]))
        .toList();
  }

  /** Whoever follows is one of many: in this transaction nobody waits long for a row. */
  void doNotWait() {
    database.createNativeQuery("set local lock_timeout = '200ms'").executeUpdate();
  }

  /** The link could not follow now; it will be tried again after a while (system time). */
  void again(UUID link, Duration later) {
    database
        .createNativeQuery(AGAIN)
        .setParameter(1, link)
        .setParameter(2, clock.instant().plus(later))
        .executeUpdate();
  }

  /** When the next one is due (system time). */
  Optional<Instant> next() {
    return Optional.ofNullable(
        (Instant)
            database.createNativeQuery("select min(due_at) from link_to_follow").getSingleResult());
  }
}
