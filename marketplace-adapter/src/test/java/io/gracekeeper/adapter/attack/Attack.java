package io.gracekeeper.adapter.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test is an attack, and a line of docs/attacks.md. It is handed what is said here as {@link
 * Answer}, so that what the documentation promises is what the test compares.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Answer.AsPromised.class)
public @interface Attack {

  /** What it aims at: the part of the table. */
  On on();

  /** What the attacker does. */
  String by();

  /** The status and, if it is refused or put off, the code. */
  String answer();

  /** Why that is enough, or whatever else one should know. */
  String note() default "";

  /** The parts of the table, in its order. */
  enum On {
    ORIGIN("Who sent it"),
    CERTIFICATE_ADDRESS("Where the certificate is said to be"),
    CERTIFICATE("What is found there"),
    OUR_CALLS("Whom we call"),
    ENDURANCE("How much of it we bear"),
    TIME("Late, and again"),
    EVENTBRIDGE("EventBridge"),
    QUEUE("The queue");

    private final String title;

    On(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
