package io.gracekeeper.local.process;

/** Why the platform cannot run, and what to do about it, in words for whoever started it. */
public final class StartFailure extends RuntimeException {

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
