package io.gracekeeper.adapter.replay;

import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.journal.Replay;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Position;
import io.gracekeeper.adapter.shelf.Reading;
import io.gracekeeper.adapter.shelf.Shelf;
import io.gracekeeper.adapter.shelf.Shelves;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Replays passages, one at a time and a batch at a time, on a thread of its own. How far one has
 * come is noted after each batch; begun again, it publishes the same events again.
 */
@ApplicationScoped
class Replays {

  private static final Logger LOG = Logger.getLogger(Replays.class);

  private final Shelves shelves;
  private final Retelling retelling;
  private final Journal journal;
  private final Clock clock;
  private final long longest;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Thread thread;

  /**
   * Knows what it needs.
   *
   * @param longest the longest passage, in notices: billing takes in what they tell within seconds,
   *     and a mistake in a passage stays small
   */
  @Inject
  Replays(
      Shelves shelves,
      Retelling retelling,
      Journal journal,
      @SystemTime Clock clock,
      @ConfigProperty(name = "gracekeeper.replay.at-most", defaultValue = "100000") long longest) {
    this.shelves = shelves;
    this.retelling = retelling;
    this.journal = journal;
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * Begins; refuses if a passage is being replayed by this instance, or if this one is too long.
   */
  Replay begin(String id, Passage passage, String by) {
    if (!busy.compareAndSet(false, true)) {
      throw Refusal.of(ReplayReason.REPLAY_RUNNING, "This instance replays one at a time.");
    }
    try {
      return begin(id, passage, by, shelves.read(passage, null));
    } catch (RuntimeException refused) {
      busy.set(false);
      throw refused;
    }
  }

  private Replay begin(String id, Passage passage, String by, Reading reading) {
    try {
      if (reading.ahead() > longest) {
        throw Refusal.of(
            ReplayReason.PASSAGE_TOO_LONG,
            "It has up to %d notices; %d are taken.".formatted(reading.ahead(), longest));
      }
      var begun = Replay.begun(id, passage, by, clock.instant(), reading.ahead());
      journal.note(begun);
      thread = Thread.ofVirtual().name("replay " + id).start(() -> run(begun, reading));
      return begun;
    } catch (RuntimeException refused) {
      reading.close();
      throw refused;
    }
  }

  private void run(Replay begun, Reading reading) {
    try {
      var ended = carriedOutAlone(begun, reading);
      LOG.infof(
          "A replay ended id=%s state=%s outcomes=%s", ended.id(), ended.state(), ended.outcomes());
      journal.note(ended);
    } catch (RuntimeException unnoted) {
      LOG.warnf("The end of a replay could not be noted id=%s why=%s", begun.id(), unnoted);
    }
  }

  /** The next one may begin before the end of this one is noted, so that who sees it may go on. */
  private Replay carriedOutAlone(Replay begun, Reading reading) {
    try (reading) {
      return carriedOut(begun, reading);
    } finally {
      busy.set(false);
    }
  }

  private Replay carriedOut(Replay begun, Reading reading) {
    var replay = begun;
    try {
      for (var some = reading.next(); !some.isEmpty(); some = reading.next()) {
        var attempts = retelling.retell(some, replay.by());
        noteEach(replay.passage().shelf(), attempts);
        replay = replay.after(attempts, clock.instant());
        journal.note(replay);
      }
      return replay.finished(clock.instant());
    } catch (RuntimeException failed) {
      LOG.warnf(failed, "A replay ended early id=%s", begun.id());
      return replay.failed(clock.instant(), "Begin it again; the log has why.");
    }
  }

  /** Only what waits for somebody is worth a note; of what is kept there would be too many. */
  private void noteEach(Shelf shelf, Map<Position, Attempt> attempts) {
    if (shelf != Shelf.KEPT) {
      journal.note(shelf, attempts);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
