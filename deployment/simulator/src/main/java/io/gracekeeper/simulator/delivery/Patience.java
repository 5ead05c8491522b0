package io.gracekeeper.simulator.delivery;

import io.gracekeeper.simulator.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How often each carrier tries, and how long it waits for an answer and between its tries; in
 * system time.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">SNS's
 *     delivery policies</a>, and <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">
 *     EventBridge's retry policies</a>
 */
@Singleton
class Patience {

  private static final int DOUBLINGS = 10;
  private static final int OF_EVENTBRIDGE = 185;
  private static final int OF_SNS_TO_A_QUEUE = 100_015;

  private final Settings settings;

  Patience(Settings settings) {
    this.settings = settings;
  }

  int attempts(Carrier carrier) {
    return switch (carrier) {
      case SNS -> 1 + settings.sns().retries();
      case EVENTBRIDGE -> OF_EVENTBRIDGE;
      case SQS -> OF_SNS_TO_A_QUEUE;
    };
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
