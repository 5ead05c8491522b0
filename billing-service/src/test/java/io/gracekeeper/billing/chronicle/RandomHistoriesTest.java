package io.gracekeeper.billing.chronicle;

import io.gracekeeper.billing.OnRealParts;
import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.ProductId;
import io.quarkus.arc.All;
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
  private static final int HISTORIES = Integer.getInteger("histories", 16);
  private static final int ENOUGH_TO_COUNT = 10;

  @Inject DataSource database;
  @Inject @BusinessTime Clock clock;
  @Inject @All List<Activity> activities;

  private final Broker broker = new Broker();
  private final Tally tally = new Tally();

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  @Tag("A6")
  @Tag("A20")
  @Tag("A33")
  @Tag("B5")
  @Tag("E9")
  void whateverHappensOnePaysForASubscriptionOrNobodyCould() {
    seeds().forEach(this::live);
    LOG.infof("%d histories: %s", seeds().count(), tally);
    if (seeds().count() >= ENOUGH_TO_COUNT) {
      tally.hasOfEachAtLeast((int) seeds().count() / 2);
    }
  }

  private void live(long seed) {
    var chance = new Random(seed);
    var product = new ProductId(chance.nextBoolean() ? "redis" : "emqx");
    var cast = new Cast("of-seed-" + seed, product, 2, 3);
    var books = new Books(database, cast);
    var notices = new Notices(cast, broker);
    var commands = new Commands(cast, clock);
    var deeds =
        new Deeds(cast, commands, notices, new Neighbour(cast, broker, clock), books, clock);
    var chronicle = new Chronicle(cast, books, broker, new Quiet(activities), tally);
    try {
      chronicle.live(new Steps(chance, cast, deeds).all());
      new LinkAudit(cast, books, notices, clock.instant(), tally).everyLink();
      new Audit(cast, books, Method.of(books, notices, clock.instant()), commands, broker, tally)
          .everyCharge();
    } catch (AssertionError | RuntimeException failed) {
      throw new AssertionError(
          "%s%nThe history of the seed %d, to be told again with -Dhistory.seed=%d:%n%s"
              .formatted(failed.getMessage(), seed, seed, chronicle.told()),
          failed);
    }
  }

  private static LongStream seeds() {
    var one = Long.getLong("history.seed");
    return one == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(one);
  }
}
