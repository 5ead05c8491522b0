package io.gracekeeper.local;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/**
 * Every story in which all parts are there, one after the other, on one real platform: all
 * processes, the broker, the database.
 */
class StoriesTest {

  private static final Plays PLAYS = new Plays("test-run", Map.of());

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  Stream<DynamicTest> everyStoryComesOutWell() {
    return PLAYS.of("");
  }

  /** On the same platform, after the stories. */
  @Nested
  class InABrowser extends BuyerInABrowser {

    InABrowser() {
      super(PLAYS.stage());
    }
  }
}
