package io.gracekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Schedule schedule = new Schedule(Duration.ofDays(3), true);

  @Test
  @Tag("C15")
  void whatNobodyPaysForIsStoppedAtOnce() {
    assertThat(schedule.stopsAt(NOON, null)).isEqualTo(NOON);
  }

  @Test
  @Tag("C16")
  void aTrialIsStoppedWhenItEnds() {
    assertThat(schedule.stopsAt(NOON, NOON.plus(HOUR))).isEqualTo(NOON.plus(HOUR));
  }

  @Test
  @Tag("C16")
  void aTrialThatIsOverIsStoppedAtOnce() {
    assertThat(schedule.stopsAt(NOON, NOON)).isEqualTo(NOON);
    assertThat(schedule.stopsAt(NOON, NOON.minus(HOUR))).isEqualTo(NOON);
  }

  @Test
  @Tag("P7")
  void whereTrialsAreNotExemptOneIsStoppedAtOnce() {
    var strict = new Schedule(Duration.ofDays(3), false);

    assertThat(strict.stopsAt(NOON, NOON.plus(HOUR))).isEqualTo(NOON);
  }

  @Test
  @Tag("C17")
  void whatIsStoppedIsKeptForTheGracePeriodFromThen() {
    assertThat(schedule.keptUntil(NOON)).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
  }
}
