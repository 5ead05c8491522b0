package io.gracekeeper.simulator.dials;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the dials stand; null is off.
 *
 * @param copies how often each notice is sent, under one id
 * @param reorder how many notices are gathered before they go, shuffled
 * @param delay how long each notice is late, in business time
 * @param loseNext how many notices from now on are lost
 * @param loseShare the share of all notices that is lost, from 0 to 1
 * @param outage whether nothing goes, until it is turned off
 * @param seed of everything that chance decides; null for a new one
 */
public record Dials(
    @Min(1) @Max(100) @Nullable Integer copies,
    @Min(2) @Max(1000) @Nullable Integer reorder,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Duration delay,
    @Min(0) @Nullable Integer loseNext,
    @DecimalMin("0") @DecimalMax("1") @Nullable Double loseShare,
    @Nullable Boolean outage,
    @Nullable Long seed) {

  static final Dials OFF = new Dials(null, null, null, null, null, null, null);

  Dials seeded(long chosen) {
    return new Dials(copies, reorder, delay, loseNext, loseShare, outage, chosen);
  }

  /** One of those that are to be lost is. */
  Dials afterLoss() {
    var left = loseNext == null ? 0 : loseNext - 1;
    return new Dials(copies, reorder, delay, left, loseShare, outage, seed);
  }

  boolean losesNext() {
    return loseNext != null && loseNext > 0;
  }

  boolean isOut() {
    return Boolean.TRUE.equals(outage);
  }

  int times() {
    return copies == null ? 1 : copies;
  }
}
