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

  /** From when on it is no longer live, by time alone; null if time alone ends nothing. */
  default @Nullable Instant goodUntil() {
    return null;
  }

  /** The same, once it has ceased to pay for good. */
  default Means ceased() {
    return new Gone();
  }

  /**
   * A card.
   *
   * @param expires the month in which it is last good, in UTC
   */
  record Card(YearMonth expires) implements Means {

    @Override
    public boolean isLive(Instant now) {
      return now.isBefore(goodUntil());
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return isLive(now);
    }

    @Override
    public Instant goodUntil() {
      return expires.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * A wire transfer; requested is not approved (A3).
   *
   * @param approvedAt since when it counts; null while only requested, and once rejected
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

  /**
   * What the vendor has granted, which pays only for what was put on it (A2).
   *
   * @param balance what is left of it, in minor units of its currency
   */
  record Credits(long balance) implements Means {

    @Override
    public boolean isLive(Instant now) {
      return balance > 0;
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return false;
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

    @Override
    public Means ceased() {
      return new Agreement(false);
    }
  }

  /** A method that was removed. */
  record Gone() implements Means {

    @Override
    public boolean isLive(Instant now) {
      return false;
    }

    @Override
    public boolean mayTakeOver(Instant now) {
      return false;
    }
  }
}
