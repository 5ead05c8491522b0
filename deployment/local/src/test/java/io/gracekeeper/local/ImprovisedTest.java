package io.gracekeeper.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gracekeeper.local.story.Improvisation;
import io.gracekeeper.local.story.Improvised;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Stories that chance writes, on the whole platform: {@code ./mvnw -Pproof}. {@code
 * -Dhistories=100} plays more of them, {@code -Dhistory.seed=7} that one alone.
 */
@Tag("proof")
class ImprovisedTest {

  private static final int HISTORIES = Integer.getInteger("histories", 20);
  private static final int ENOUGH_TO_COUNT = 20;
  private static final Plays PLAYS = new Plays("improvised-run", Map.of());
  private static final TreeSet<String> SEEN = new TreeSet<>();

  @BeforeAll
  static void start() {
    PLAYS.start();
  }

  @AfterAll
  static void stop() {
    PLAYS.close();
  }

  @TestFactory
  @Tag("C15")
  @Tag("C16")
  @Tag("C17")
  @Tag("D1")
  @Tag("D2")
  @Tag("D3")
  Stream<DynamicTest> whateverHappensWhatIsDeployedRunsPaidForOrIsKeptOrWasDeletedRightly() {
    var improvisation = new Improvisation(PLAYS.stage());
    var played =
        seeds().mapToObj(seed -> dynamicTest("of seed " + seed, () -> play(improvisation, seed)));
    return Stream.concat(
        played, Stream.of(dynamicTest("all came about", ImprovisedTest::allCameAbout)));
  }

  private static void play(Improvisation improvisation, long seed) {
    var fates = improvisation.play(Improvised.of(seed));
    System.out.println("The story of seed " + seed + " ends with " + fates);
    SEEN.addAll(fates);
  }

  /** Stories in which nothing is ever stopped or deleted would show nothing. */
  private static void allCameAbout() {
    assumeTrue(seeds().count() >= ENOUGH_TO_COUNT);
    assertThat(SEEN).contains("RUNNING", "STOPPED", "DELETED");
  }

  private static LongStream seeds() {
    var one = Long.getLong("history.seed");
    return one == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(one);
  }
}
