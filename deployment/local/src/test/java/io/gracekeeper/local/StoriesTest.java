package io.gracekeeper.local;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gracekeeper.local.platform.LocalPlatform;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.story.Story;
import io.gracekeeper.local.story.StoryRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every story, one after the other, on one real platform: all processes, the broker, the database.
 */
class StoriesTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final LocalPlatform PLATFORM =
      LocalPlatform.prepare(
          MODULE.resolve("../..").normalize(),
          MODULE.resolve("target/test-run"),
          new Properties(),
          System.out::println);

  private static boolean failed;

  @BeforeAll
  static void start() {
    PLATFORM.start();
  }

  @AfterAll
  static void stop() {
    PLATFORM.close();
  }

  @TestFactory
  Stream<DynamicTest> everyStoryComesOutWell() throws IOException {
    var runner = new StoryRunner(Stage.of(PLATFORM), System.out::println);
    try (var files = Files.list(MODULE.resolve("src/main/resources/stories"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .map(Story::named)
          .map(story -> dynamicTest(story.title() + " " + story.shows(), () -> play(runner, story)))
          .toList()
          .stream();
    }
  }

  /** A story that fails may leave parts away; what the others would say then means nothing. */
  private static void play(StoryRunner runner, Story story) {
    assumeFalse(failed, "An earlier story failed on this platform.");
    failed = true;
    runner.play(story);
    failed = false;
  }
}
