package io.gracekeeper.local;

import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The stories in which parts go away, on a platform of their own: they take as long as all others,
 * and wait for parts that start while those are played.
 */
class FaultStoriesTest {

  private static final Plays PLAYS = new Plays("fault-run", withPatientSns());

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  Stream<DynamicTest> everyStoryOfFaultsComesOutWell() {
    return PLAYS.of("faults/");
  }

  /**
   * On a busy machine what was killed is not back within the three retries of the other stories.
   */
  private static Properties withPatientSns() {
    var options = new Properties();
    options.setProperty("local.sns-retry-delay", "PT10S");
    return options;
  }
}
