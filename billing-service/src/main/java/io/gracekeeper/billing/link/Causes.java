package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.events.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of several events a link follows: several may have come before it could. */
final class Causes {

  private Causes() {}

  /** The one that told this fact, else the last one. */
  static Cause of(@Nullable Dated fact, List<Cause> causes) {
    return causes.stream()
        .filter(cause -> fact != null && tells(cause, fact))
        .findFirst()
        .orElseGet(() -> last(causes));
  }

  static Cause last(List<Cause> causes) {
    return causes.getLast();
  }

  private static boolean tells(Cause cause, Dated fact) {
    return fact.notice().equals(cause.notice() == null ? cause.id() : cause.notice());
  }
}
