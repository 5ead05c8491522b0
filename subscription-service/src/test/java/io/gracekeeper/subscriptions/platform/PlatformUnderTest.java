package io.gracekeeper.subscriptions.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gracekeeper.events.DeploymentUid;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A platform that is put to the test, and the world behind it. */
interface PlatformUnderTest {

  Platform platform();

  Behind behind();

  default Scene scene() {
    return new Scene(platform(), behind());
  }

  /** The answer, or the exception that came in its place. */
  default Object answered(Move move, Subject subject) {
    try {
      return move.tell(platform(), subject);
    } catch (PlatformException unanswered) {
      return unanswered;
    }
  }

  static void assertRefused(ThrowingCallable told) {
    assertThatExceptionOfType(PlatformException.class).isThrownBy(told);
  }

  /** One that no platform has given to anything. */
  static DeploymentUid aUid() {
    return new DeploymentUid(UUID.randomUUID().toString());
  }
}
