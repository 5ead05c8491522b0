package io.gracekeeper.adapter.translation;

/** Tells the connector why a record goes to the dead letters; nobody throws it. */
final class UntranslatableNoticeException extends Exception {

  UntranslatableNoticeException(String why) {
    super(why, null, false, false);
  }
}
