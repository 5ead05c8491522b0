package io.gracekeeper.adapter.aws.eventbridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secrets that are good now. How long a comparison takes says nothing of them. */
final class Secrets {

  private static final int MIN_LENGTH = 32;
  private static final int MAX_COUNT = 2;

  private final List<byte[]> good;

  /**
   * Knows these.
   *
   * @throws IllegalArgumentException if one is so short that it can be guessed, or if more are good
   *     than a change from one to the next needs
   */
  Secrets(List<String> secrets) {
    if (secrets.stream().anyMatch(secret -> secret.length() < MIN_LENGTH)) {
      throw new IllegalArgumentException(
          "gracekeeper.aws.eventbridge.secrets: each needs at least " + MIN_LENGTH + " characters");
    }
    if (secrets.size() > MAX_COUNT) {
      throw new IllegalArgumentException(
          "gracekeeper.aws.eventbridge.secrets: at most " + MAX_COUNT + " can be good at once");
    }
    this.good = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
  }

  /** Whether it is one of them. Each is compared, and each to its end. */
  boolean hold(@Nullable String shown) {
    var bytes = shown == null ? new byte[0] : shown.getBytes(UTF_8);
    var held = false;
    for (var secret : good) {
      held |= MessageDigest.isEqual(secret, bytes);
    }
    return held;
  }
}
