package io.gracekeeper.subscriptions.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The warnings of one loss of coverage, the longest lead first. A deletion follows each of them by
 * its whole lead: one that is told late puts the deletion off, and those that come after it.
 */
public record Warnings(List<Warning> all) {

  public static final Warnings NONE = new Warnings(List.of());

  /** So much earlier each is told, so that the moment that it takes puts nothing off. */
  static final Duration HEAD_START = Duration.ofMinutes(1);

  private static final Comparator<Duration> LONGEST_FIRST = Comparator.reverseOrder();

  public Warnings {
    all = List.copyOf(all);
  }

  /** None of them told yet. */
  public static Warnings planned(List<Duration> leads) {
    return new Warnings(
        leads.stream().distinct().sorted(LONGEST_FIRST).map(it -> new Warning(it, null)).toList());
  }

  /** The instant from which the deletion has followed every warning that was told by its lead. */
  public Instant deletesAt(Instant due) {
    return told()
        .map(Warning::countsUntil)
        .reduce(due, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** The next one to be told. */
  public Optional<Warning> next() {
    return all.stream().filter(it -> !it.isTold()).findFirst();
  }

  /** When the next one is to be told. */
  public Optional<Instant> nextAt(Instant due) {
    return next().map(it -> deletesAt(due).minus(it.lead()).minus(HEAD_START));
  }

  /** Whether there were any, and all of them were told. */
  public boolean areAllTold() {
    return !all.isEmpty() && all.stream().allMatch(Warning::isTold);
  }

  /** The next one was told. */
  public Warnings tell(Instant now) {
    var after = new ArrayList<>(all);
    next().ifPresent(it -> after.set(all.indexOf(it), new Warning(it.lead(), now)));
    return new Warnings(after);
  }

  /**
   * What remains of them when the deletion has to come sooner than planned: those whose lead still
   * fits, and one at once that gives all the time that is left.
   */
  public Warnings hastened(Duration left) {
    var now = left.minus(HEAD_START);
    var leads = all.stream().map(Warning::lead).filter(it -> it.compareTo(now) < 0);
    var after = new ArrayList<Warning>();
    after.add(new Warning(now, null));
    leads.forEach(lead -> after.add(new Warning(lead, null)));
    return new Warnings(after);
  }

  private Stream<Warning> told() {
    return all.stream().filter(Warning::isTold);
  }
}
