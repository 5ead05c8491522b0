package io.gracekeeper.exchange;

import java.sql.SQLException;
import java.util.Set;

/** A failure that will pass by itself and says nothing against the record at hand. */
final class TransientFault extends RuntimeException {

  /**
   * Classes of SQLSTATE that pass: connection (08), lack of resources (53), an operator's
   * intervention such as a restart (57), rollback of a serialization or a deadlock (40), and a lock
   * not to be had now (55).
   *
   * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's codes</a>
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57");

  private TransientFault(RuntimeException cause) {
    super(cause);
  }

  /** Throws the failure as a transient one if it is; returns if it is not. */
  static void rethrow(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passes(sql)) {
        throw new TransientFault(failed);
      }
    }
  }

  private static boolean passes(SQLException sql) {
    // A pool that cannot connect in time says so without a code.
    var state = sql.getSQLState();
    return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2));
  }
}
