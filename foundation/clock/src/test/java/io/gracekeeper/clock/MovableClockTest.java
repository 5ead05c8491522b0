package io.gracekeeper.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final Kept kept = new Kept();

  @Test
  void businessTimeMovesForward() {
    var clock = clockAt(NOON);

    clock.moveTo(NOON.plus(Duration.ofDays(3)));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)));
  }

  @Test
  void businessTimeNeverMovesBackward() {
    var clock = clockAt(NOON);
    clock.moveTo(NOON.plusSeconds(60));

    clock.moveTo(NOON);

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aRestartKeepsHowFarBusinessTimeIsAhead() {
    clockAt(NOON).moveTo(NOON.plusSeconds(60));

    var restarted = clockAt(NOON.plusSeconds(5));

    assertThat(restarted.instant()).isEqualTo(NOON.plusSeconds(65));
  }

  private MovableClock clockAt(Instant system) {
    return new MovableClock(Clock.fixed(system, ZoneOffset.UTC), kept);
  }

  private static final class Kept implements OffsetStore {
    private Duration offset = Duration.ZERO;

    @Override
    public Duration load() {
      return offset;
    }

    @Override
    public void save(Duration changed) {
      offset = changed;
    }
  }
}
