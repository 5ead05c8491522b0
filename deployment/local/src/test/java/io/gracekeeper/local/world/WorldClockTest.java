package io.gracekeeper.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldClockTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Clockwork one = new Clockwork();
  private final Clockwork other = new Clockwork();
  private final WorldClock clock =
      new WorldClock(
          () -> List.of(one.process.rest("one"), other.process.rest("other")),
          Duration.ofSeconds(20));

  @AfterEach
  void close() {
    one.process.close();
    other.process.close();
  }

  @Test
  void eachDueInstantIsVisitedInTurnOnAllClocks() {
    // Given
    one.due.addAll(List.of(NOON.plusSeconds(10), NOON.plusSeconds(30)));
    other.due.add(NOON.plusSeconds(20));
    var stops = new ArrayList<Instant>();
    // When
    clock.moveTo(NOON.plusSeconds(40), () -> stops.add(one.now));
    // Then
    var expected =
        List.of(
            NOON.plusSeconds(10), NOON.plusSeconds(20), NOON.plusSeconds(30), NOON.plusSeconds(40));
    assertThat(stops).isEqualTo(expected);
    assertThat(one.setTo).isEqualTo(expected);
    assertThat(other.setTo).isEqualTo(expected);
  }

  @Test
  void whatIsDueLaterIsNotVisited() {
    one.due.add(NOON.plusSeconds(60));

    clock.moveTo(NOON.plusSeconds(59), () -> {});

    assertThat(one.setTo).containsExactly(NOON.plusSeconds(59));
  }

  @Test
  void whatBecomesDueOnTheWayIsVisitedToo() {
    // Given
    one.due.add(NOON.plusSeconds(10));
    one.whenDone = () -> other.due.add(NOON.plusSeconds(15));
    // When
    clock.moveTo(NOON.plusSeconds(20), () -> {});
    // Then
    assertThat(other.setTo)
        .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(15), NOON.plusSeconds(20));
  }

  @Test
  void quietIsOnlyWhatWasQuietTwiceWithoutHavingDoneAnything() {
    // Given
    one.underWay.add("a record is read");
    one.underWay.add("a record is read");
    one.progressFor = 3;
    // When
    clock.settle();
    // Then two busy rounds, three that did something, and one more to see that nothing changes
    assertThat(one.pulses).isEqualTo(6);
  }

  @Test
  void whatNeverBecomesQuietIsNamed() {
    // Given
    var impatient = new WorldClock(() -> List.of(one.process.rest("one")), Duration.ofMillis(200));
    one.stuck = "the outbox holds 3 events";
    // Then
    assertThatThrownBy(impatient::settle)
        .isInstanceOf(UnrestException.class)
        .hasMessageContaining("one: the outbox holds 3 events");
  }

  @Test
  void aProcessThatDoesNotAnswerIsNotQuiet() {
    var impatient = new WorldClock(() -> List.of(one.process.rest("one")), Duration.ofMillis(200));
    one.process.close();

    assertThatThrownBy(impatient::settle).hasMessageContaining("one does not answer");
  }

  /**
   * A process with a business time, which does what is due as soon as it is asked for its pulse.
   */
  private static final class Clockwork {

    private final ScriptedProcess process =
        new ScriptedProcess()
            .answers("GET /sandbox/pulse?within=500", _ -> pulse())
            .answers("GET /sandbox/due", _ -> next())
            .answers("PUT /sandbox/clock?within=500", this::move);
    private final Deque<Instant> due = new ArrayDeque<>();
    private final Deque<String> underWay = new ArrayDeque<>();
    private final List<Instant> setTo = new ArrayList<>();
    private Instant now = NOON;
    private Runnable whenDone = () -> {};
    private String stuck = "";
    private int progressFor;
    private int pulses;
    private long progress;

    private synchronized String pulse() {
      pulses++;
      var busy = underWay.isEmpty() ? stuck : underWay.removeFirst();
      if (busy.isEmpty() && progressFor-- > 0) {
        progress++;
      }
      return "{\"underWay\":[%s],\"progress\":%d}"
          .formatted(busy.isEmpty() ? "" : "\"" + busy + "\"", progress);
    }

    private synchronized String next() {
      return "{\"now\":\"%s\",\"next\":%s}"
          .formatted(now, due.isEmpty() ? "null" : "\"" + due.peekFirst() + "\"");
    }

    private synchronized String move(String body) {
      now = to(body);
      setTo.add(now);
      if (!due.isEmpty() && !due.peekFirst().isAfter(now)) {
        due.removeFirst();
        progress++;
        whenDone.run();
      }
      return pulse();
    }

    private static Instant to(String body) {
      try {
        return Instant.parse(new ObjectMapper().readTree(body).path("to").asText());
      } catch (IOException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }
  }
}
