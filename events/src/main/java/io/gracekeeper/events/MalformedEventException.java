package io.gracekeeper.events;

/** A record that is no event of this contract; it will not become one by trying again. */
public final class MalformedEventException extends RuntimeException {

  public MalformedEventException(String message) {
    super(message);
  }

  public MalformedEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
