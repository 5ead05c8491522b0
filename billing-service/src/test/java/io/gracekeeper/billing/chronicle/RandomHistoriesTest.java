package io.gracekeeper.billing.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.billing.OnRealParts;
import io.gracekeeper.billing.chronicle.Telling.Place;
import io.gracekeeper.clock.Activities;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.ProductId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories by chance, each made of a seed and the same whenever it is told. {@code
 * -Dhistories=500} tells more of them, {@code -Dhistory.seed=7} that one alone.
 */
@OnRealParts
class RandomHistoriesTest {

  private static final Logger LOG = Logger.getLogger(RandomHistoriesTest.class);
  private static final int HISTORIES = Integer.getInteger("histories", 3);
  private static final int ENOUGH_TO_COUNT = 3;

  @Inject DataSource database;
  @Inject @BusinessTime Clock clock;
  @Inject Activities activities;

  private final Broker broker = new Broker();
  private final Tally tally = new Tally();

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  @Tag("A2")
  @Tag("A3")
  @Tag("A20")
  @Tag("A33")
  @Tag("C1")
  @Tag("E9")
  @Tag("P1")
  @Tag("P4")
  void whateverHappensOnePaysForASubscriptionOrNobodyCould() {
    seeds().forEach(this::live);
    LOG.infof("%d histories: %s", seeds().count(), tally);
    if (seeds().count() >= ENOUGH_TO_COUNT) {
      tally.hasOfEachAtLeast((int) seeds().count() / 2);
    }
  }

  @Test
  @Tag("D4")
  void theSameNoticesInAnyOrderEndInTheSameState() {
    seeds().forEach(this::liveTwice);
  }

  private void live(long seed) {
    var chance = new Random(seed);
    var telling = telling(new Cast("of-" + seed, product(chance), 2, 3));
    try {
      telling.live(chance);
      telling.judge();
    } catch (AssertionError | RuntimeException failed) {
      throw failure(failed, seed, telling.told());
    }
  }

  private void liveTwice(long seed) {
    var chance = new Random(seed);
    var product = product(chance);
    var one = telling(new Cast("one-of-" + seed, product, 1, 2));
    var other = telling(new Cast("other-of-" + seed, product, 1, 2));
    var facts = new Facts(chance, 2);
    try {
      one.live(facts.beginning(one.deeds()));
      other.live(facts.beginning(other.deeds()));
      alternately(
          one,
          facts.inAnyOrder(chance, one.deeds()),
          other,
          facts.inAnyOrder(chance, other.deeds()));
      assertThat(other.sight()).as("the state after another order").isEqualTo(one.sight());
    } catch (AssertionError | RuntimeException failed) {
      throw failure(failed, seed, one.told() + "\n  and\n" + other.told());
    }
  }

  /** So that both settle at once after each notice, for the order is what matters. */
  private static void alternately(Telling one, List<Step> steps, Telling other, List<Step> others) {
    for (var each = 0; each < steps.size(); each++) {
      one.begin(steps.get(each));
      other.live(List.of(others.get(each)));
    }
  }

  private Telling telling(Cast cast) {
    return new Telling(cast, new Place(database, clock, activities, broker, tally));
  }

  private static ProductId product(Random chance) {
    return new ProductId(chance.nextBoolean() ? "redis" : "emqx");
  }

  private static AssertionError failure(Throwable failed, long seed, String told) {
    return new AssertionError(
        "%s%nThe history of the seed %d, to be told again with -Dhistory.seed=%d:%n%s"
            .formatted(failed.getMessage(), seed, seed, told),
        failed);
  }

  private static LongStream seeds() {
    var one = Long.getLong("history.seed");
    return one == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(one);
  }
}
