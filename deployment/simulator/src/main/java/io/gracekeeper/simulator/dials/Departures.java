package io.gracekeeper.simulator.dials;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets notices go as the dials say: first it may be lost, then it is doubled, delayed, held up by
 * an outage, and gathered with others, in this order.
 */
@Singleton
public class Departures implements Activity {

  private static final Logger LOG = Logger.getLogger(Departures.class);

  private final Clock clock;
  private final List<Late> late = new ArrayList<>();
  private final List<Departure> heldUp = new ArrayList<>();
  private final List<Departure> gathered = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private Dials dials = Dials.OFF;
  private Random chance = new Random();
  private long changes;

  Departures(@BusinessTime Clock clock) {
    this.clock = clock;
  }

  private record Late(Departure departure, Instant dueAt) {}

  /**
   * How the dials stand and what became of the notices.
   *
   * @param lost the ids of those that were lost since the start
   * @param late how many are delayed
   * @param heldUp how many wait for the end of an outage
   * @param gathered how many wait to be shuffled
   */
  public record Standing(Dials dials, List<String> lost, int late, int heldUp, int gathered) {}

  /** How everything stands. */
  public synchronized Standing standing() {
    return new Standing(dials, List.copyOf(lost), late.size(), heldUp.size(), gathered.size());
  }

  /** Sets all dials; what an outage held up goes then, and what was gathered, shuffled. */
  public synchronized void set(Dials wanted) {
    var seed = wanted.seed() == null ? new Random().nextInt(Integer.MAX_VALUE) : wanted.seed();
    dials = wanted.seeded(seed);
    chance = new Random(seed);
    LOG.infof("The dials are set seed=%d", seed);
    if (!dials.isOut()) {
      taken(heldUp).forEach(this::pass);
    }
    if (dials.reorder() == null || gathered.size() >= dials.reorder()) {
      shuffled();
    }
  }

  /** Lets a notice go, at once or when the dials say. */
  public synchronized void depart(Departure departure) {
    changes++;
    if (isLost()) {
      lost.add(departure.id());
      LOG.infof("A notice is lost, as dialled id=%s", departure.id());
      return;
    }
    for (var copy = 0; copy < dials.times(); copy++) {
      if (dials.delay() == null) {
        pass(departure);
      } else {
        late.add(new Late(departure, clock.instant().plus(dials.delay())));
      }
    }
  }

  private boolean isLost() {
    if (dials.losesNext()) {
      dials = dials.afterLoss();
      return true;
    }
    return dials.loseShare() != null && chance.nextDouble() < dials.loseShare();
  }

  private void pass(Departure departure) {
    changes++;
    if (dials.isOut()) {
      heldUp.add(departure);
    } else if (dials.reorder() == null) {
      departure.send().run();
    } else {
      gathered.add(departure);
      if (gathered.size() >= dials.reorder()) {
        shuffled();
      }
    }
  }

  private void shuffled() {
    Collections.shuffle(gathered, chance);
    taken(gathered).forEach(departure -> departure.send().run());
  }

  private static List<Departure> taken(List<Departure> from) {
    var all = List.copyOf(from);
    from.clear();
    return all;
  }

  /** Lets go what was delayed until now. */
  synchronized void sweep() {
    var now = clock.instant();
    var due = late.stream().filter(each -> !each.dueAt().isAfter(now)).toList();
    late.removeAll(due);
    due.forEach(each -> pass(each.departure()));
  }

  @Override
  public synchronized Report report() {
    var now = clock.instant();
    var due = late.stream().filter(each -> !each.dueAt().isAfter(now)).count();
    return new Report(due == 0 ? null : "notices that go now: " + due, changes);
  }

  @Override
  public synchronized @Nullable Instant nextDue() {
    return late.stream().map(Late::dueAt).min(Instant::compareTo).orElse(null);
  }
}
