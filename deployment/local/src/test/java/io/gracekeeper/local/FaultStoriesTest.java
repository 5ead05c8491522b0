package io.gracekeeper.local;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The stories in which parts are taken away and come back. They wait more than they work, so they
 * have a platform of their own beside the one of {@link StoriesTest}.
 */
class FaultStoriesTest {

  private static final Plays PLAYS = new Plays("fault-run", Map.of());

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  Stream<DynamicTest> whateverIsTakenAwayTheStoryComesOutWell() {
    return PLAYS.of("faults/");
  }
}
