package io.gracekeeper.adapter.replay;

import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.journal.Attempt.Outcome;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.shelf.Lying;
import io.gracekeeper.adapter.shelf.Shelf;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Replays one thing: a notice is told again, and what is in quarantine is proven again. */
@ApplicationScoped
class Attempts {

  /** Longer than a certificate and the broker may take one after the other. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Retelling retelling;
  private final Readmission readmission;
  private final Journal journal;
  private final Clock clock;
  private final ReentrantLock oneByOne = new ReentrantLock();

  @Inject
  Attempts(Retelling retelling, Readmission readmission, Journal journal, @SystemTime Clock clock) {
    this.retelling = retelling;
    this.readmission = readmission;
    this.journal = journal;
    this.clock = clock;
  }

  /** Returns once what came of it is durable, and noted. */
  Attempt make(Lying lying, String by) {
    return switch (lying.shelf()) {
      case KEPT -> retold(lying, by);
      case DEAD_LETTERS -> noted(lying, retold(lying, by));
      case QUARANTINE -> provenOnce(lying, by);
    };
  }

  private Attempt retold(Lying lying, String by) {
    return retelling.retell(List.of(lying), by).values().iterator().next();
  }

  /** What was let out is not let out again: that would be a second raw notice. */
  private Attempt provenOnce(Lying lying, String by) {
    oneByOne.lock();
    try {
      var former = journal.attempts(Shelf.QUARANTINE).get(lying.position());
      return former != null && former.wentWell() ? former : noted(lying, proven(lying, by));
    } finally {
      oneByOne.unlock();
    }
  }

  private Attempt proven(Lying lying, String by) {
    var now = clock.instant();
    return switch (readmission.readmit(lying.body()).await().atMost(PATIENCE)) {
      case Readmission.Verdict.Kept() -> new Attempt(now, by, Outcome.KEPT, null, List.of());
      case Readmission.Verdict.Refused(var code) ->
          new Attempt(now, by, Outcome.REFUSED, code, List.of());
      case Readmission.Verdict.NotNow(var code) ->
          throw Refusal.of(ReplayReason.NOT_PROVEN_NOW, "It was put off: " + code + ".");
    };
  }

  private Attempt noted(Lying lying, Attempt attempt) {
    journal.note(lying.shelf(), Map.of(lying.position(), attempt));
    return attempt;
  }
}
