package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Names;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.story.Story.Sentence;
import io.gracekeeper.local.timeline.Timeline;
import io.gracekeeper.local.world.RefusedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Plays stories on a running platform, one after the other, and tells them as they happen. */
public final class StoryRunner {

  private static final long LONG = TimeUnit.SECONDS.toNanos(1);

  private final Stage stage;
  private final Consumer<String> audience;
  private final AtomicInteger tellings = new AtomicInteger();

  /**
   * A runner for one platform.
   *
   * @param audience is told each line
   */
  public StoryRunner(Stage stage, Consumer<String> audience) {
    this.stage = stage;
    this.audience = audience;
  }

  /**
   * Plays a story to its end.
   *
   * @throws StoryFailure if a step cannot be done or something is not as expected
   */
  public void play(Story story) {
    audience.accept(story.title() + "  (" + String.join(", ", story.shows()) + ")");
    var names = new Names(tellings.incrementAndGet());
    try (var timeline = new Timeline(stage.bootstrapServers(), names::isOurs)) {
      var world =
          new World(
              stage,
              names,
              timeline,
              story.product(),
              () -> timeline.catchUp().forEach(line -> audience.accept(line.toString())));
      story.sentences().forEach(sentence -> play(story, sentence, world));
    }
  }

  private void play(Story story, Sentence sentence, World world) {
    try {
      var line = sentence.step().act().at(stage.clock().now());
      world.timeline().add(line);
      audience.accept(line.toString());
      var before = System.nanoTime();
      perform(sentence, world);
      var done = System.nanoTime();
      if (!sentence.step().leavesQuiet()) {
        world.settle();
      }
      tellIfLong(before, done, System.nanoTime());
    } catch (RuntimeException why) {
      // Whatever it is, the timeline is what one needs to understand it.
      throw new StoryFailure(story, sentence, why, world.timeline().lines());
    }
  }

  /** What keeps everybody waiting is worth a line. */
  private void tellIfLong(long before, long done, long settled) {
    if (settled - before >= LONG) {
      audience.accept(
          "  (took %.1f s, and %.1f s until all was quiet)"
              .formatted((done - before) / 1e9, (settled - done) / 1e9));
    }
  }

  private static void perform(Sentence sentence, World world) {
    if (sentence.refused() == null) {
      sentence.step().perform(world);
      return;
    }
    try {
      sentence.step().perform(world);
    } catch (RefusedException refused) {
      Unmet.unlessEqual("the refusal", sentence.refused(), refused.code());
      return;
    }
    throw new Unmet("the refusal", sentence.refused(), "none: it was done");
  }
}
