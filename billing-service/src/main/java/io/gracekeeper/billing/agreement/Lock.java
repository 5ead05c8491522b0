package io.gracekeeper.billing.agreement;

/** Whether rows are held until the transaction ends. */
enum Lock {
  /** Held: what a notice says of them may be written down. */
  HELD(" for no key update of agreement"),
  /** Only looked at. */
  NONE("");

  private final String sql;

  Lock(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
