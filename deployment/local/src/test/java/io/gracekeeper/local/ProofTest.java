package io.gracekeeper.local;

import java.util.Properties;
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

  private static final Plays PLAYS = new Plays("proof-run", withRealSns());

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

  private static Properties withRealSns() {
    var options = new Properties();
    options.setProperty("local.sns-retry-delay", "PT20S");
    return options;
  }
}
