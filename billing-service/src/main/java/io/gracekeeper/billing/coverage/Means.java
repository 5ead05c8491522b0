package io.gracekeeper.billing.coverage;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** By what an account can pay. */
public sealed interface Means {

  /** Whether it can be charged at this instant. */
  boolean isLive(Instant now);

  /** Whether it may take over by itself when another ceases to pay (A2). */
  boolean mayTakeOver(Instant now);

  /**
   * A card.
   *
   * @param expires the month in which it is last good, in UTC
   */
  record Card(YearMonth expires) implements Means {

    @Override
    public boolean isLive(Instant now) {
      return !YearMonth.from(now.atOffset(ZoneOffset.UTC)).isAfter(expires);
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return isLive(now);
    }
  }

  /**
   * A wire transfer; requested is not approved (A3).
   *
   * @param approvedAt since when it counts; null while only requested
   */
  record WireTransfer(@Nullable Instant approvedAt) implements Means {

    @Override
    public boolean isLive(Instant now) {
      return approvedAt != null && !approvedAt.isAfter(now);
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return isLive(now);
    }
  }

  /** A marketplace's agreement, which pays only for what was put on it (A2). */
  record Agreement(boolean live) implements Means {

    @Override
    public boolean isLive(Instant now) {
      return live;
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return false;
    }
  }
}
