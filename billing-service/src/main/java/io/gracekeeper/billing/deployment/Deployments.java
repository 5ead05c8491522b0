package io.gracekeeper.billing.deployment;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All deployments that were heard of and are not deleted, by subscription. */
@ApplicationScoped
public class Deployments implements PanacheRepositoryBase<Deployment, String> {

  /** What is told late changes nothing that is known to be later. */
  private static final String HEAR =
      """
      insert into deployment as known
        (id, subscription_id, account_id, name, trial_ends_at,
         state, state_at, stopped_at, kept_until, snapshot_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
        ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
      on conflict (id) do update set
        name = coalesce(known.name, excluded.name),
        trial_ends_at = coalesce(known.trial_ends_at, excluded.trial_ends_at),
        (state, state_at, stopped_at, kept_until) = (
          select stand.* from (values
            (known.state, known.state_at, known.stopped_at, known.kept_until),
            (excluded.state, excluded.state_at, excluded.stopped_at, excluded.kept_until))
            as stand (state, at, stopped_at, kept_until)
          order by stand.at desc nulls last limit 1),
        snapshot_at = greatest(known.snapshot_at, excluded.snapshot_at)
      """;

  /** What nobody can be charged for any more. */
  private static final Set<Deployment.State> OVER =
      EnumSet.of(Deployment.State.DELETED, Deployment.State.RELEASED);

  private final DataSource database;

  @Inject
  Deployments(DataSource database) {
    this.database = database;
  }

  /** Takes in what a batch of events says, in the caller's transaction. */
  public void hear(List<Envelope<SubscriptionEvent>> events) {
    var told = new TreeMap<String, Told>(); // In the order of the ids: two batches lock alike.
    events.stream()
        .map(Told::by)
        .flatMap(Optional::stream)
        .forEach(it -> told.merge(it.deployment().value(), it, Told::merge));
    if (!told.isEmpty()) {
      write(List.copyOf(told.values()));
    }
  }

  /** What is left of these subscriptions. */
  public Map<SubscriptionId, List<Deployment>> of(Collection<SubscriptionId> subscriptions) {
    return list(
            "subscription in ?1 and (state is null or state not in ?2) order by id",
            subscriptions.stream().map(SubscriptionId::value).toList(),
            OVER)
        .stream()
        .collect(groupingBy(Deployment::subscription));
  }

  /**
   * The last good snapshot of a deployment.
   *
   * @param name what its owner calls it
   * @param takenAt the instant whose data it holds; null if there is none
   */
  public record Snapshot(String name, ProductId product, @Nullable Instant takenAt) {}

  /** The last good snapshot of each deployment of an account that is not deleted, by name. */
  public List<Snapshot> snapshotsOf(AccountId account) {
    return snapshots("charge.account = ?1", account.value());
  }

  /** Likewise, of a subscription. */
  public List<Snapshot> snapshotsOf(SubscriptionId subscription) {
    return snapshots("charge.subscription = ?1", subscription.value());
  }

  private List<Snapshot> snapshots(String whose, String value) {
    return getEntityManager()
        .createQuery(
            "select coalesce(deployment.name, deployment.id), charge.product, deployment.snapshotAt"
                + " from Deployment deployment, Charge charge where "
                + whose
                + " and deployment.subscription = charge.subscription"
                + " and (deployment.state is null or deployment.state not in ?2)",
            Object[].class)
        .setParameter(1, value)
        .setParameter(2, OVER)
        .getResultStream()
        .map(row -> new Snapshot((String) row[0], new ProductId((String) row[1]), (Instant) row[2]))
        .sorted(comparing(Snapshot::name))
        .toList();
  }

  private void write(List<Told> told) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(HEAR)) {
      var columns = new Columns(connection, told);
      insert.setArray(1, columns.texts(it -> it.deployment().value()));
      insert.setArray(2, columns.texts(it -> it.subscription().value()));
      insert.setArray(3, columns.texts(it -> it.account().value()));
      insert.setArray(4, columns.texts(it -> it.request() == null ? null : it.request().name()));
      insert.setArray(
          5, columns.instants(it -> it.request() == null ? null : it.request().trialEndsAt()));
      insert.setArray(
          6, columns.texts(it -> it.stand() == null ? null : it.stand().state().name()));
      insert.setArray(7, columns.instants(it -> it.stand() == null ? null : it.stand().at()));
      insert.setArray(
          8, columns.instants(it -> it.stand() == null ? null : it.stand().stoppedAt()));
      insert.setArray(
          9, columns.instants(it -> it.stand() == null ? null : it.stand().keptUntil()));
      insert.setArray(10, columns.instants(Told::snapshotAt));
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("What was told of deployments was not kept.", failure);
    }
  }

  /** The batch by column, as PostgreSQL's unnest takes it. */
  private record Columns(Connection connection, List<Told> told) {

    java.sql.Array texts(Function<Told, @Nullable String> column) throws SQLException {
      return connection.createArrayOf("text", told.stream().map(column).toArray());
    }

    java.sql.Array instants(Function<Told, @Nullable Instant> column) throws SQLException {
      return connection.createArrayOf(
          "timestamptz",
          told.stream()
              .map(column)
              .map(instant -> instant == null ? null : instant.atOffset(ZoneOffset.UTC))
              .toArray());
    }
  }
}
