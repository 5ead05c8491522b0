package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Names;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.timeline.Line;
import io.gracekeeper.local.timeline.Timeline;
import io.gracekeeper.local.world.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Plays a story that chance wrote. What is refused is not done, and the story goes on. */
public final class Improvisation {

  private final Stage stage;

  public Improvisation(Stage stage) {
    this.stage = stage;
  }

  /**
   * Plays it and judges what it leaves behind.
   *
   * @return what became of each deployment that was asked for
   * @throws AssertionError with the story and its timeline, if anything is not as it must be
   */
  public List<String> play(Improvised improvised) {
    var story = improvised.story();
    var names = new Names(Math.toIntExact(improvised.seed()));
    try (var timeline = new Timeline(stage.bootstrapServers(), names::isOurs)) {
      var world = new World(stage, names, timeline, story.product(), timeline::catchUp);
      try {
        story.sentences().forEach(sentence -> perform(sentence, world));
        return judged(world);
      } catch (RuntimeException why) {
        throw failure(improvised, why, timeline.lines());
      }
    }
  }

  private void perform(Story.Sentence sentence, World world) {
    world.timeline().add(sentence.step().act().at(stage.clock().now()));
    try {
      sentence.step().perform(world);
    } catch (RefusedException refused) {
      refuseFault(refused);
    } catch (Unmet notThere) {
      // It names what the story never came to, as a link that AWS has not confirmed.
    }
    world.settle();
  }

  private static void refuseFault(RefusedException refused) {
    if (refused.status() >= 500) {
      throw refused;
    }
  }

  private static List<String> judged(World world) {
    return Improvised.deployments().stream()
        .map(Name::new)
        .flatMap(name -> Fate.of(world, name).stream())
        .map(Fate::judged)
        .toList();
  }

  private static AssertionError failure(
      Improvised improvised, RuntimeException why, List<Line> timeline) {
    return new AssertionError(
        "%s%nThe story of the seed %d, to be played again with -Dhistory.seed=%d:%n%s%s"
            .formatted(
                why instanceof Unmet ? why.getMessage() : why.toString(),
                improvised.seed(),
                improvised.seed(),
                improvised.text(),
                timeline.stream().map(line -> "  " + line).collect(Collectors.joining("\n"))),
        why);
  }
}
