package io.gracekeeper.adapter.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gracekeeper.adapter.journal.Attempt.Outcome;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A passage that is replayed, and how far that has come.
 *
 * @param by who ordered it: the subject of the token
 * @param reportedAt when this was last said of it
 * @param ahead how many there were at its beginning, at most
 * @param outcomes how many came to what so far
 * @param events how many were published so far
 * @param unreadable where the first ones lie that still cannot be translated
 * @param why it ended early; null unless it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
    String id,
    Passage passage,
    String by,
    State state,
    Instant startedAt,
    Instant reportedAt,
    long ahead,
    Map<Outcome, Long> outcomes,
    long events,
    List<String> unreadable,
    @Nullable String why) {

  private static final int NAMED = 20;

  /** It reports after each batch, and a batch waits for the broker no longer than this. */
  static final Duration SILENT_AT_MOST = Duration.ofMinutes(2);

  /** Where it is. */
  public enum State {
    RUNNING,
    FINISHED,
    /** It ended early; begun again, it does no harm. */
    FAILED,
    /** Nobody has heard of it for a while: whoever ran it is gone. Likewise. */
    ABANDONED
  }

  /** One that begins. */
  public static Replay begun(String id, Passage passage, String by, Instant now, long ahead) {
    return new Replay(
        id, passage, by, State.RUNNING, now, now, ahead, Map.of(), 0, List.of(), null);
  }

  /** After a batch. */
  public Replay after(Map<Position, Attempt> batch, Instant now) {
    var counted = new EnumMap<Outcome, Long>(Outcome.class);
    counted.putAll(outcomes);
    batch.values().forEach(one -> counted.merge(one.outcome(), 1L, Long::sum));
    var told = batch.values().stream().mapToLong(one -> one.events().size()).sum();
    var bad =
        batch.entrySet().stream()
            .filter(one -> !one.getValue().wentWell())
            .map(one -> one.getKey().toString());
    var named = Stream.concat(unreadable.stream(), bad).limit(NAMED).toList();
    return new Replay(
        id, passage, by, state, startedAt, now, ahead, counted, events + told, named, null);
  }

  /** At its end. */
  public Replay finished(Instant now) {
    return in(State.FINISHED, now, null);
  }

  /** At an end before the end. */
  public Replay failed(Instant now, String why) {
    return in(State.FAILED, now, why);
  }

  /** Where it stands among others, by its age. */
  public String place() {
    return "%015d/%s".formatted(startedAt.toEpochMilli(), id);
  }

  /** As it is to be shown at an instant. */
  public Replay asOf(Instant now) {
    var isSilent = reportedAt.plus(SILENT_AT_MOST).isBefore(now);
    return state == State.RUNNING && isSilent ? in(State.ABANDONED, reportedAt, null) : this;
  }

  private Replay in(State next, Instant at, @Nullable String reason) {
    return new Replay(
        id, passage, by, next, startedAt, at, ahead, outcomes, events, unreadable, reason);
  }
}
