package io.gracekeeper.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.journal.Attempt.Outcome;
import io.gracekeeper.adapter.journal.Replay.State;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Position;
import io.gracekeeper.adapter.shelf.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E6")
class ReplayTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Replay begun = Replay.begun("one", Passage.all(Shelf.KEPT), "ann", NOON, 100);

  @Test
  void eachBatchIsAddedToWhatCameBefore() {
    var replay =
        begun
            .after(Map.of(at(1), told(2), at(2), unreadable()), NOON.plusSeconds(1))
            .after(Map.of(at(3), told(1)), NOON.plusSeconds(2));

    assertThat(replay.outcomes())
        .containsOnly(Map.entry(Outcome.TOLD, 2L), Map.entry(Outcome.UNREADABLE, 1L));
    assertThat(replay.events()).isEqualTo(3);
    assertThat(replay.unreadable()).containsExactly("0-2");
    assertThat(replay.reportedAt()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void onlyTheFirstUnreadableOnesAreNamed() {
    var replay = begun;
    for (var offset : IntStream.range(0, 50).toArray()) {
      replay = replay.after(Map.of(at(offset), unreadable()), NOON);
    }

    assertThat(replay.unreadable()).hasSize(20).startsWith("0-0", "0-1");
  }

  @Test
  void oneOfWhichNobodyHasHeardForAWhileIsAbandoned() {
    var late = NOON.plus(Replay.SILENT_AT_MOST).plusSeconds(1);

    assertThat(begun.asOf(NOON).state()).isEqualTo(State.RUNNING);
    assertThat(begun.asOf(late).state()).isEqualTo(State.ABANDONED);
    assertThat(begun.finished(NOON).asOf(late).state()).isEqualTo(State.FINISHED);
    assertThat(begun.failed(NOON, "why").asOf(late).state()).isEqualTo(State.FAILED);
  }

  private static Position at(long offset) {
    return new Position(0, offset);
  }

  private static Attempt told(int events) {
    var told = IntStream.range(0, events).mapToObj(n -> new Attempt.Told("id " + n, "type"));
    return new Attempt(NOON, "ann", Outcome.TOLD, null, told.toList());
  }

  private static Attempt unreadable() {
    return new Attempt(NOON, "ann", Outcome.UNREADABLE, "why", List.of());
  }
}
