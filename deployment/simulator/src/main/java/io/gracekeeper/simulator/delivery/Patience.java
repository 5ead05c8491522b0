package io.gracekeeper.simulator.delivery;

import io.gracekeeper.simulator.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long each carrier waits for an answer, and between its tries; in system time. */
@Singleton
class Patience {

  private static final int DOUBLINGS = 10;

  private final Settings settings;

  Patience(Settings settings) {
    this.settings = settings;
  }

  Duration forAnAnswer(Carrier carrier) {
    return switch (carrier) {
      case SNS, SQS -> settings.sns().answerTimeout();
      case EVENTBRIDGE -> settings.eventbridge().answerTimeout();
    };
  }

  /** SNS tries at even distances, EventBridge less and less often. */
  Duration afterAttempt(Carrier carrier, int attempts) {
    return switch (carrier) {
      case SNS, SQS -> settings.sns().retryDelay();
      case EVENTBRIDGE -> {
        var doubled =
            settings
                .eventbridge()
                .retryDelay()
                .multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var longest = settings.eventbridge().longestRetryDelay();
        yield doubled.compareTo(longest) > 0 ? longest : doubled;
      }
    };
  }
}
