package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;

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

  /** Only what is held learns by what names it was told of. */
  void learn(Agreement row, AgreementNames told) {
    if (this == HELD) {
      row.learn(told);
    }
  }
}
