package io.gracekeeper.fault;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure says of the work at hand: one record, or one call. */
public enum Fault {
  /** The database is away. Nothing could be done now, whatever it is. */
  AWAY,

  /** Somebody else holds what this needs, and will let go of it. */
  BUSY,

  /** The work itself, or our code: trying again changes nothing. */
  PERMANENT;

  /**
   * Classes of SQLSTATE: a connection that failed (08), lack of resources (53), an operator's
   * intervention such as a restart (57), and failures of the system (58).
   *
   * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's codes</a>
   */
  private static final Set<String> CLASSES_AWAY = Set.of("08", "53", "57", "58");

  /** Likewise: a rollback for a serialization failure or a deadlock (40), a lock not to be had. */
  private static final Set<String> CLASSES_BUSY = Set.of("40", "55");

  /** Says what a failure says, whatever it was wrapped in on its way. */
  public static Fault of(Throwable failed) {
    return sql(failed).map(Fault::of).orElse(PERMANENT);
  }

  /**
   * The SQLSTATE that it came with, for the log: the words beside it may quote what was written.
   */
  public static Optional<String> state(Throwable failed) {
    return sql(failed).map(SQLException::getSQLState);
  }

  private static Optional<SQLException> sql(Throwable failed) {
    return sql(failed, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** A commit that fails has its reason beside it (suppressed), not below it. */
  private static Optional<SQLException> sql(@Nullable Throwable failed, Set<Throwable> seen) {
    if (failed == null || !seen.add(failed)) {
      return Optional.empty();
    }
    if (failed instanceof SQLException sql) {
      return Optional.of(sql);
    }
    return sql(failed.getCause(), seen)
        .or(() ->
            Stream.of(failed.getSuppressed()).flatMap(one -> sql(one, seen).stream()).findFirst());
  }

  private static Fault of(SQLException sql) {
    var state = sql.getSQLState();
    if (state == null || state.length() < 2) {
      return AWAY; // A pool that cannot connect in time says so without a code.
    }
    var type = state.substring(0, 2);
    if (CLASSES_AWAY.contains(type)) {
      return AWAY;
    }
    return CLASSES_BUSY.contains(type) ? BUSY : PERMANENT;
  }
}
