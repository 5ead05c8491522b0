package io.gracekeeper.local.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something is not as a story expects it. */
final class Unmet extends RuntimeException {

  Unmet(String what, @Nullable Object expected, @Nullable Object actual) {
    super("expected  %s: %s%nbut it is  %s".formatted(what, expected, actual));
  }

  static void unlessEqual(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new Unmet(what, expected, actual);
    }
  }
}
