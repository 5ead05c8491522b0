package io.gracekeeper.exchange;

import java.sql.SQLException;
import java.util.Set;

/** What a failure says of the record at hand. */
enum Fault {
  /** The database is away. No record could be taken now, so none is moved. */
  AWAY,

  /** Somebody else holds what this record needs, and will let go of it. */
  BUSY,

  /** The record itself, or our code: trying again changes nothing. */
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

  static Fault of(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return of(sql);
      }
    }
    return PERMANENT;
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
