package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.subscriptions.deployment.Pace;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Takes what is due, in one statement a batch; instances side by side never take the same. Leases
 * are told by the database's clock, which all of them share.
 */
@ApplicationScoped
class Claims {

  private static final String UNDER_WAY =
      """
      select count(*) from deployment
      where next_step_at <= ? or leased_until > now()
        or state in ('STARTING', 'STOPPING', 'RESTORING', 'DELETING')
        or (state = 'SNAPSHOTTING' and failing_since is null)
      """;

  private final DataSource database;
  private final Clock business;
  private final Pace pace;

  @Inject
  Claims(DataSource database, @BusinessTime Clock business, Pace pace) {
    this.database = database;
    this.business = business;
    this.pace = pace;
  }

  /**
   * Takes at most so many of what is due now, the longest due first.
   *
   * @param notOf accounts that have enough under way here
   */
  List<Claim> take(Duty duty, int atMost, Set<AccountId> notOf) throws SQLException {
    try (var connection = database.getConnection();
        var take = connection.prepareStatement(taking(duty))) {
      take.setDouble(1, pace.lease().toMillis() / 1000.0);
      set(take, 2, business.instant());
      take.setArray(
          3, connection.createArrayOf("text", notOf.stream().map(AccountId::value).toArray()));
      take.setInt(4, atMost);
      var taken = new ArrayList<Claim>();
      try (var rows = take.executeQuery()) {
        while (rows.next()) {
          taken.add(
              new Claim(
                  new DeploymentId(rows.getString(1)),
                  new AccountId(rows.getString(2)),
                  rows.getLong(3),
                  duty,
                  new NextStep(
                      NextStep.Kind.valueOf(rows.getString(4)), rows.getTimestamp(5).toInstant())));
        }
      }
      return taken;
    }
  }

  /** The next instant, in business time, at which something will be due. */
  Optional<Instant> next(Duty duty) throws SQLException {
    try (var connection = database.getConnection();
        var next = connection.prepareStatement(nextOf(duty))) {
      set(next, 1, business.instant());
      try (var row = next.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
      }
    }
  }

  /** How many are due, taken, or between two states. */
  long underWay() throws SQLException {
    try (Connection connection = database.getConnection();
        var count = connection.prepareStatement(UNDER_WAY)) {
      set(count, 1, business.instant());
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String taking(Duty duty) {
    return """
    update deployment set leased_until = now() + make_interval(secs => ?), fence = fence + 1
    where id in (
      select id from deployment
      where %s and next_step_at <= ? and (leased_until is null or leased_until < now())
        and account_id <> all (?)
      order by next_step_at limit ? for update skip locked)
    returning id, account_id, fence, next_step, next_step_at
    """
        .formatted(duty.condition());
  }

  private static String nextOf(Duty duty) {
    return "select min(next_step_at) from deployment where %s and next_step_at > ?"
        .formatted(duty.condition());
  }

  private static void set(PreparedStatement statement, int index, Instant instant)
      throws SQLException {
    statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
