package io.gracekeeper.local.story;

import io.gracekeeper.events.Event;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.OfAgreement;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.local.stage.Names;
import io.gracekeeper.local.stage.Stage;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.story.Deed.Says;
import io.gracekeeper.local.story.Deed.Turns;
import io.gracekeeper.local.timeline.Timeline;
import io.gracekeeper.local.world.RefusedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays a history at AWS once, and judges what it leaves behind. */
public final class Reenactment implements AutoCloseable {

  /** Four times: by then AWS has been asked about everything, and every grace is over. */
  private static final Duration PART_OF_THE_END = Duration.ofDays(2);

  private static final int PARTS_OF_THE_END = 4;

  private final HistoryAtAws history;
  private final Names names;
  private final Timeline timeline;
  private final World world;
  private final Twin twin;
  private final Set<String> agreements = new HashSet<>();
  private final Set<DeploymentDeleted> deletions = new HashSet<>();

  public Reenactment(Stage stage, HistoryAtAws history) {
    this.history = history;
    this.names = new Names(Math.toIntExact(history.seed()));
    this.timeline = new Timeline(stage.bootstrapServers(), this::isOurs);
    this.world = new World(stage, names, timeline, history.product(), this::listen);
    this.twin = new Twin(world, history);
  }

  /**
   * Plays it to its end.
   *
   * @return how agreements stand, what became of deployments, and what AWS had to be asked for
   * @throws AssertionError with the seed and the timeline, if anything is not as it must be
   */
  public List<String> play() {
    try {
      history.deeds().forEach(this::perform);
      clearUp();
      for (var part = 0; part < PARTS_OF_THE_END; part++) {
        world.moveBy(PART_OF_THE_END);
      }
      var judged = new Verdict(world, history, twin).judged();
      history.all().forEach(this::bringBackIfStopped);
      return judged;
    } catch (RuntimeException why) {
      throw failure(why);
    }
  }

  /** How often AWS, when asked, said otherwise than was believed. */
  public long differences() {
    return timeline.events().filter(it -> it.event() instanceof DifferenceFound).count();
  }

  private void perform(Deed deed) {
    try {
      deed.perform(world);
    } catch (RefusedException refused) {
      if (refused.status() >= 500) {
        throw refused;
      }
    } catch (Unmet notThere) {
      // It names what the history never came to, as a link that AWS has not confirmed.
    }
    if (!(deed instanceof Turns)) {
      twin.agreements().forEach(it -> agreements.add(it.path("id").asText()));
      world.settle();
    }
  }

  /** What waited for its deletion would keep all later histories waiting at each of its looks. */
  private void bringBackIfStopped(Bought it) {
    if (Fate.of(world, it.deployment()).map(Fate::judged).filter("STOPPED"::equals).isPresent()) {
      Stream.of(
              "adds-wire-transfer: {account: %s, wire-transfer: %s}"
                  .formatted(it.account(), it.wireTransfer()),
              "approves: {account: %s, wire-transfer: %s}"
                  .formatted(it.account(), it.wireTransfer()),
              "switches: {subscription: %s, to: %s}"
                  .formatted(it.subscription(), it.wireTransfer()),
              "expect-deployment: {deployment: %s, state: RUNNING}".formatted(it.deployment()))
          .map(Says::new)
          .forEach(step -> {
            step.perform(world);
            world.settle();
          });
    }
  }

  private void clearUp() {
    perform(new Turns("dials/apis", Map.of("faults", Map.of(), "emptyPages", false)));
    perform(new Turns("dials", Map.of()));
    world.settle();
  }

  private boolean isOurs(Event event) {
    return names.isOurs(event) || (event instanceof OfAgreement of && isOurs(of));
  }

  private boolean isOurs(OfAgreement event) {
    var named = event.agreement();
    return agreements.contains(String.valueOf(named.agreement()))
        || history.isOurs(String.valueOf(named.buyer()));
  }

  /** At each stop of the clock, so that AWS is seen as it stood when something was deleted. */
  private void listen() {
    timeline.catchUp();
    timeline
        .events()
        .map(it -> it.event())
        .filter(DeploymentDeleted.class::isInstance)
        .map(DeploymentDeleted.class::cast)
        .filter(deletions::add)
        .forEach(this::mustHaveEnded);
  }

  private void mustHaveEnded(DeploymentDeleted deleted) {
    history.all().stream()
        .filter(it -> world.id(it.deployment()).equals(deleted.deployment().value()))
        .forEach(it ->
            Unmet.unlessEqual(
                "that AWS pays for what is deleted, " + deleted, false, twin.isLive(it)));
  }

  private AssertionError failure(RuntimeException why) {
    return new AssertionError(
        "%s%nThe history of the seed %d, to be played again with -Dhistory.at-aws.seed=%d:%n%s%n%s"
            .formatted(
                why instanceof Unmet ? why.getMessage() : why.toString(),
                history.seed(),
                history.seed(),
                history.text(),
                timeline.lines().stream()
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n"))),
        why);
  }

  /** Leaves nothing turned, whatever has failed. */
  @Override
  public void close() {
    try (timeline) {
      clearUp();
    }
  }
}
