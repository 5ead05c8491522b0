package io.gracekeeper.local;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gracekeeper.local.story.Departures;
import io.gracekeeper.local.story.StoryRunner;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A hundred cancels on the whole platform, each as it was said beforehand: {@code ./mvnw -Pproof}.
 * {@code -Ddepartures.seed=7} plays the story of that seed alone.
 */
@Tag("proof")
class DeparturesTest {

  private static final int CANCELS = 100;
  private static final Plays PLAYS = new Plays("departures-run", Map.of());

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  @Tag("B8")
  Stream<DynamicTest> whatWasSaidIsWhatEachCancelDoes() {
    var runner = new StoryRunner(PLAYS.stage(), System.out::println);
    return seeds()
        .mapToObj(Departures::of)
        .map(
            it -> dynamicTest("five cancels, of seed " + it.seed(), () -> runner.play(it.story())));
  }

  private static LongStream seeds() {
    var one = Long.getLong("departures.seed");
    return one == null
        ? LongStream.rangeClosed(1, CANCELS / Departures.CUSTOMERS)
        : LongStream.of(one);
  }
}
