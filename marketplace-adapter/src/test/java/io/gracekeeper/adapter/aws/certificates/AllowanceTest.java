package io.gracekeeper.adapter.aws.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E1")
class AllowanceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Hand hand = new Hand();
  private final Allowance allowance = new Allowance(hand, 3, Duration.ofSeconds(10));

  @Test
  void soManyGoThroughAtOnceAndNoMore() {
    assertThat(takenOf(5)).isEqualTo(3);
  }

  @Test
  void thenOneGoesThroughPerInterval() {
    // Given
    takenOf(5);

    // When
    hand.now = NOON.plusSeconds(20);

    // Then
    assertThat(takenOf(5)).isEqualTo(2);
  }

  @Test
  void aLongRestSavesUpNoMoreThanTheFirstTime() {
    // Given
    takenOf(5);

    // When
    hand.now = NOON.plus(Duration.ofDays(1));

    // Then
    assertThat(takenOf(5)).isEqualTo(3);
  }

  private int takenOf(int asked) {
    var taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += allowance.take() ? 1 : 0;
    }
    return taken;
  }

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {

    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
