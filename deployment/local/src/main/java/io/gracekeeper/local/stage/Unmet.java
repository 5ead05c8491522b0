package io.gracekeeper.local.stage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something is not as a story expects it. */
public final class Unmet extends RuntimeException {

  public Unmet(String what, @Nullable Object expected, @Nullable Object actual) {
    super("expected  %s: %s%nbut it is  %s".formatted(what, expected, actual));
  }

  public static void unlessEqual(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new Unmet(what, expected, actual);
    }
  }
}
