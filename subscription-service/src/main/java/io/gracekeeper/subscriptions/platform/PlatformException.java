package io.gracekeeper.subscriptions.platform;

/** The platform did not answer, or refused; the step is tried again later. */
public final class PlatformException extends RuntimeException {

  PlatformException(String message) {
    super(message);
  }

  PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
