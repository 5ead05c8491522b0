package io.gracekeeper.exchange;

/** Nothing can be taken until the database is back; the offset stays where it is. */
final class DatabaseAwayException extends RuntimeException {

  DatabaseAwayException(RuntimeException cause) {
    super(cause);
  }
}
