package io.gracekeeper.local;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The stories that take minutes: {@code ./mvnw -Pproof}. SNS waits between its tries as the real
 * one does, for with the short pause of the others it would have given up after a minute.
 */
@Tag("proof")
class ProofTest {

  private static final Plays PLAYS =
      new Plays("proof-run", Map.of("local.sns-retry-delay", "PT20S"));

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  Stream<DynamicTest> everyLongStoryComesOutWell() {
    return PLAYS.of("proof/");
  }
}
