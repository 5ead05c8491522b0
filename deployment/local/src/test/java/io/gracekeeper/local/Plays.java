package io.gracekeeper.local;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gracekeeper.local.platform.LocalPlatform;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.story.Story;
import io.gracekeeper.local.story.StoryRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Stories as tests, one after the other, on one real platform. */
final class Plays implements AutoCloseable {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path STORIES = MODULE.resolve("src/main/resources/stories");

  /** Each question about all that has ended is an instant that a moving clock has to visit. */
  private static final Map<String, String> SELDOM_ASKING = Map.of("local.asking-every", "P1D");

  private final LocalPlatform platform;
  private boolean failed;

  /**
   * Takes a directory, but starts nothing yet.
   *
   * @param options as a platform takes them
   */
  Plays(String run, Map<String, String> options) {
    var all = new Properties();
    all.putAll(SELDOM_ASKING);
    all.putAll(options);
    platform =
        LocalPlatform.prepare(
            MODULE.resolve("../..").normalize(),
            MODULE.resolve("target").resolve(run),
            all,
            System.out::println);
  }

  void start() {
    platform.start();
  }

  /** What the stories are played on. */
  Stage stage() {
    return Stage.of(platform);
  }

  /**
   * The stories of a folder. Those in which most time goes by come first: whatever has ended is
   * asked about each day from then on, and the fewer there are, the better.
   *
   * @param folder empty, or a name with a slash after it
   */
  Stream<DynamicTest> of(String folder) {
    var runner = new StoryRunner(stage(), System.out::println);
    return namesIn(folder).stream()
        .map(name -> Story.named(folder + name))
        .sorted(comparing(Story::takes).reversed())
        .map(story -> dynamicTest(story.title() + " " + story.shows(), () -> play(runner, story)));
  }

  private static List<String> namesIn(String folder) {
    try (var files = Files.list(STORIES.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A story that fails may leave parts away; what the others would say then means nothing. */
  private void play(StoryRunner runner, Story story) {
    assumeFalse(failed, "An earlier story failed on this platform.");
    failed = true;
    runner.play(story);
    failed = false;
  }

  @Override
  public void close() {
    platform.close();
  }
}
