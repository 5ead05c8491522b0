package io.gracekeeper.simulator.apis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** So many calls in any second, and no more. */
class RateLimitTest {

  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final RateLimit limit = new RateLimit(2, clock);

  @Test
  void whoAsksTooOftenWaitsUntilASecondAfterTheFirst() {
    // Given
    limit.allows();
    now = now.plus(Duration.ofMillis(600));
    limit.allows();

    // When
    now = now.plus(Duration.ofMillis(399));
    var tooEarly = limit.allows();
    now = now.plus(Duration.ofMillis(1));

    // Then
    assertThat(tooEarly).isFalse();
    assertThat(limit.allows()).isTrue();
    assertThat(limit.allows()).isFalse();
  }
}
