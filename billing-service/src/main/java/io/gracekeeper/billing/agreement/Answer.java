package io.gracekeeper.billing.agreement;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How an agreement stood when the marketplace was asked, by the marketplace's own date. */
public record Answer(Dated told, State state) {

  private static final Comparator<Answer> BY_DATE =
      Comparator.comparing((Answer it) -> it.told.at())
          .thenComparing(it -> it.told.notice())
          .thenComparing(Answer::state);

  /** What the marketplace can say of it. */
  public enum State {
    LIVE,
    ENDED
  }

  /** The later of two. */
  static @Nullable Answer later(@Nullable Answer one, @Nullable Answer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return BY_DATE.compare(one, other) >= 0 ? one : other;
  }
}
