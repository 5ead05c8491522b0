package io.gracekeeper.simulator.apis;

/** AWS does not do what it is asked, and says so in its way. */
public final class AwsErrorException extends RuntimeException {

  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private final int status;
  private final String type;

  private AwsErrorException(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  /** AWS JSON answers 400 to whatever is the caller's fault, throttling included. */
  public static AwsErrorException refused(String type, String message) {
    return new AwsErrorException(REFUSED, type, message);
  }

  static AwsErrorException failed(Api api) {
    return new AwsErrorException(FAILED, api.failure(), "An internal error has occurred.");
  }

  /** Too many calls. */
  public static AwsErrorException throttled() {
    return refused("ThrottlingException", "Rate exceeded");
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
