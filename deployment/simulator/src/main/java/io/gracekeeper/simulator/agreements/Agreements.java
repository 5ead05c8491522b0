package io.gracekeeper.simulator.agreements;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All agreements since the start, the first one first. */
@Singleton
public class Agreements implements Activity {

  private final Clock clock;
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();
  private long changes;

  Agreements(@BusinessTime Clock clock) {
    this.clock = clock;
  }

  public synchronized List<Agreement> all() {
    return new ArrayList<>(agreements.values());
  }

  public synchronized Optional<Agreement> find(String id) {
    return Optional.ofNullable(agreements.get(id));
  }

  /** The agreement of an id, or a refusal. */
  public Agreement named(String id) {
    return find(id)
        .orElseThrow(
            () -> Refusal.of(Objection.UNKNOWN_AGREEMENT, "There is no agreement " + id + "."));
  }

  /** The agreement of an id if it runs, or a refusal. */
  Active running(String id) {
    return switch (named(id)) {
      case Active active -> active;
      case Scheduled scheduled ->
          throw Refusal.of(
              Objection.NOT_RUNNING,
              "It begins at " + scheduled.contract().terms().startsAt() + ".");
      case Ended ended ->
          throw Refusal.of(Objection.ALREADY_ENDED, "It ended: " + ended.how() + ".");
    };
  }

  synchronized <A extends Agreement> A keep(A agreement) {
    agreements.put(agreement.contract().id(), agreement);
    changes++;
    return agreement;
  }

  List<Agreement> due() {
    var now = clock.instant();
    return all().stream()
        .filter(each -> each.nextDue().filter(at -> !at.isAfter(now)).isPresent())
        .toList();
  }

  @Override
  public synchronized Report report() {
    var due = due().size();
    return new Report(due == 0 ? null : "agreements that change now: " + due, changes);
  }

  @Override
  public synchronized @Nullable Instant nextDue() {
    return all().stream()
        .flatMap(each -> each.nextDue().stream())
        .min(Instant::compareTo)
        .orElse(null);
  }
}
