package io.gracekeeper.local.world;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Business time of all processes together. Moving it visits each due instant in turn and waits
 * there until everything is quiet, so that nobody has to sleep.
 *
 * <p>Quiet means: in two rounds of asking, one right after the other, every process had nothing
 * under way and nothing due, and none had done anything between them. One round alone would miss
 * what one process sent while another was asked.
 */
public final class WorldClock {

  private final List<Rest> processes;
  private final Duration patience;

  /**
   * The clock of these processes, of which the first is never taken away.
   *
   * @param patience how long (system time) they may take to become quiet
   */
  public WorldClock(List<Rest> processes, Duration patience) {
    this.processes = List.copyOf(processes);
    this.patience = patience;
  }

  /** Business time, as the first process has it. */
  public Instant now() {
    return pulse(processes.getFirst()).now();
  }

  /**
   * Waits until everything is quiet.
   *
   * @throws UnrestException if it does not become so in time, naming what is not quiet
   */
  public void settle() {
    quietRound();
  }

  /**
   * Moves business time, visiting each due instant on the way.
   *
   * @param atEachStop what is done whenever everything has become quiet
   */
  public void moveTo(Instant target, Runnable atEachStop) {
    var round = quietRound();
    var stop = Instant.MIN;
    while (!stop.equals(target)) {
      stop = round.nextDue().filter(due -> due.isBefore(target)).orElse(target);
      setAll(stop);
      round = quietRound();
      atEachStop.run();
    }
  }

  /** Sets the clocks of processes that were started again and have forgotten it. */
  public void align() {
    setAll(now());
  }

  private void setAll(Instant target) {
    processes.forEach(each -> each.put("/sandbox/clock", Map.of("to", target)));
  }

  private Round quietRound() {
    var looking = new Looking();
    if (!Await.until(patience, looking::isQuiet)) {
      throw new UnrestException(patience, looking.last.unrest());
    }
    return looking.last;
  }

  private static Pulse pulse(Rest process) {
    return process.get("/sandbox/pulse", Pulse.class);
  }

  /** One round after the other. */
  private final class Looking {

    private Round last = new Round(List.of("nobody was asked yet"), Optional.empty(), 0);

    boolean isQuiet() {
      var before = last;
      last = round();
      return before.isQuiet() && last.isQuiet() && before.progress == last.progress;
    }
  }

  private Round round() {
    var unrest = new ArrayList<String>();
    var pulses = new ArrayList<Pulse>();
    for (var process : processes) {
      try {
        var pulse = pulse(process);
        pulses.add(pulse);
        pulse.unrest().forEach(what -> unrest.add(process.name() + ": " + what));
      } catch (UncheckedIOException | RefusedException silent) {
        unrest.add(String.valueOf(silent.getMessage()));
      }
    }
    return new Round(
        unrest,
        pulses.stream().map(Pulse::nextDue).filter(Objects::nonNull).min(Comparator.naturalOrder()),
        pulses.stream().mapToLong(Pulse::progress).sum());
  }

  /** What all processes told when they were asked once. */
  private record Round(List<String> unrest, Optional<Instant> nextDue, long progress) {

    boolean isQuiet() {
      return unrest.isEmpty();
    }
  }
}
