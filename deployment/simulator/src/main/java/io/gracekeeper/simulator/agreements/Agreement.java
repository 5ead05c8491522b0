package io.gracekeeper.simulator.agreements;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer and the vendor have agreed on, in the state that it is in.
 *
 * <pre>
 * Scheduled --begins--&gt; Active --cancelled, expired, terminated, renewed, replaced--&gt; Ended
 *     |                  |  ^                                                        ^
 *     |                  +--+ amended, advised, cleared                              |
 *     +--cancelled-------------------------------------------------------------------+
 * </pre>
 */
public sealed interface Agreement {

  Contract contract();

  /** As AWS calls it. */
  String status();

  /** When something happens to it by itself, in business time. */
  Optional<Instant> nextDue();

  /** Accepted, and to begin later. There is no licence yet that counts. */
  record Scheduled(Contract contract) implements Agreement {
    @Override
    public String status() {
      return "ACTIVE";
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.of(contract.terms().startsAt());
    }

    Active begun(Instant now) {
      return new Active(contract.touched(now), false);
    }

    /** It never began, so that nothing has to be taken back. */
    Ended cancelled(Instant now) {
      return new Ended(contract.touched(now), End.CANCELLED, null);
    }
  }

  /**
   * It runs.
   *
   * @param advised whether AWS warns of the buyer
   */
  record Active(Contract contract, boolean advised) implements Agreement {
    @Override
    public String status() {
      return "ACTIVE";
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.ofNullable(contract.terms().endsAt());
    }

    Active amended(Terms terms, Instant now) {
      return new Active(contract.changed(terms, now), advised);
    }

    Active advised(Instant now) {
      return new Active(contract.touched(now), true);
    }

    Active cleared(Instant now) {
      return new Active(contract.touched(now), false);
    }

    /** It goes on in another one, and with it the licence. */
    Ended continued(End how, Instant now) {
      return new Ended(contract.touched(now), how, null);
    }

    /** Over; its licence is good for as long as is said. */
    Ended over(End how, Instant now, Duration licensedFor) {
      return new Ended(contract.touched(now), how, now.plus(licensedFor));
    }
  }

  /**
   * Over.
   *
   * @param licensedUntil when the licence ends; null once it has, or if nothing is told of that
   */
  record Ended(Contract contract, End how, @Nullable Instant licensedUntil) implements Agreement {
    @Override
    public String status() {
      return how.name();
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.ofNullable(licensedUntil);
    }

    Ended deprovisioned() {
      return new Ended(contract, how, null);
    }
  }

  /** How it ended. */
  enum End {
    /** The buyer wanted it. */
    CANCELLED,
    /** Its time was over. */
    EXPIRED,
    /** AWS wanted it: the buyer did not pay. */
    TERMINATED,
    /** It goes on in another one, for another term. */
    RENEWED,
    /** It goes on in another one, under another offer. */
    REPLACED
  }
}
