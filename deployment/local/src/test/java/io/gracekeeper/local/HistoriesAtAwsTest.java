package io.gracekeeper.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gracekeeper.local.story.HistoryAtAws;
import io.gracekeeper.local.story.Reenactment;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Fifty histories of what buyers do at AWS, on the whole platform: {@code ./mvnw -Pproof}. {@code
 * -Dhistories.at-aws=100} plays more of them, {@code -Dhistory.at-aws.seed=7} that one alone, and
 * both together so many from that one on.
 */
@Tag("proof")
class HistoriesAtAwsTest {

  private static final @Nullable Long ASKED_FOR = Long.getLong("history.at-aws.seed");
  private static final long FIRST = ASKED_FOR == null ? 1 : ASKED_FOR;
  private static final int HISTORIES =
      Integer.getInteger("histories.at-aws", ASKED_FOR == null ? 50 : 1);
  private static final int ENOUGH_TO_COUNT = 20;
  private static final Plays PLAYS = new Plays("histories-at-aws-run", Map.of());
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
  @Tag("D1")
  @Tag("D4")
  @Tag("D5")
  @Tag("E7")
  @Tag("E9")
  Stream<DynamicTest> inTheEndEverythingStandsAsItStandsAtAws() {
    var played = seeds().mapToObj(seed -> dynamicTest("of seed " + seed, () -> play(seed)));
    return Stream.concat(
        played, Stream.of(dynamicTest("all came about", HistoriesAtAwsTest::allCameAbout)));
  }

  private static void play(long seed) {
    var began = System.nanoTime();
    try (var reenactment = new Reenactment(PLAYS.stage(), HistoryAtAws.of(seed))) {
      var end = reenactment.play();
      var seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          "The history of seed %d ends with %s; AWS said otherwise %d times (took %.1f s)%n",
          seed, end, reenactment.differences(), seconds);
      SEEN.addAll(end);
    } catch (AssertionError failure) {
      // Fifty take long: whoever looks on need not wait for the last to read of the first.
      System.out.println(failure.getMessage());
      throw failure;
    }
  }

  /** Histories in which nothing ends and nothing is deleted would show nothing. */
  private static void allCameAbout() {
    assumeTrue(seeds().count() >= ENOUGH_TO_COUNT);
    assertThat(SEEN).contains("LIVE", "ENDED", "RUNNING", "DELETED");
  }

  private static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + HISTORIES);
  }
}
