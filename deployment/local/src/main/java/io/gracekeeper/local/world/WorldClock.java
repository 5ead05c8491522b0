package io.gracekeeper.local.world;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Business time of all processes together. Moving it visits each due instant in turn and waits
 * there until everything is quiet, so that nobody has to sleep.
 *
 * <p>Quiet means: in two rounds of asking, one right after the other, every process had nothing
 * under way and nothing due, and none had done anything between them. One round alone would miss
 * what one process sent while another was asked.
 */
public final class WorldClock {

  private final Supplier<List<Rest>> processes;
  private final Duration patience;

  /**
   * The clock of whoever is there.
   *
   * @param processes those that are there now, of which the first is never taken away
   * @param patience how long (system time) they may take to become quiet
   */
  public WorldClock(Supplier<List<Rest>> processes, Duration patience) {
    this.processes = processes;
    this.patience = patience;
  }

  /** Business time, as the first process has it. */
  public Instant now() {
    return pulse(processes.get().getFirst()).now();
  }

  /**
   * Waits until everything is quiet.
   *
   * @throws UnrestException if it does not become so in time, naming what is not quiet
   */
  public void settle() {
    quietRound(round());
  }

  /**
   * Moves business time, visiting each due instant on the way.
   *
   * @param atEachStop what is done whenever everything has become quiet
   */
  public void moveTo(Instant target, Runnable atEachStop) {
    var round = quietRound(round());
    var stop = Instant.MIN;
    while (!stop.equals(target)) {
      stop = round.nextDue().filter(due -> due.isBefore(target)).orElse(target);
      round = quietRound(setAll(stop));
      atEachStop.run();
    }
  }

  /** Sets the clocks of processes that were started again and have forgotten it. */
  public void align() {
    setAll(now());
  }

  /** Whoever is set tells in the same breath how it stands. */
  private Round setAll(Instant target) {
    return new Round(
        askAll(each ->
            Answer.of(each, each.put("/sandbox/clock", Map.of("to", target), Pulse.class))));
  }

  private Round quietRound(Round first) {
    var looking = new Looking(first);
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

    private Round last;

    private Looking(Round first) {
      last = first;
    }

    boolean isQuiet() {
      var before = last;
      last = round();
      return before.isQuiet() && last.isQuiet() && before.progress() == last.progress();
    }
  }

  private Round round() {
    return new Round(askAll(Answer::of));
  }

  /** Asks all at once: what is awaited most is the broker, which each of them asks in its turn. */
  private <T> List<T> askAll(Function<Rest, T> question) {
    var asked =
        processes.get().stream()
            .map(each -> supplyAsync(() -> question.apply(each), Thread::startVirtualThread))
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  /** A process's pulse, or why there is none. */
  private record Answer(@Nullable Pulse pulse, List<String> unrest) {

    static Answer of(Rest process, Pulse pulse) {
      return new Answer(
          pulse, pulse.unrest().stream().map(what -> process.name() + ": " + what).toList());
    }

    static Answer of(Rest process) {
      try {
        return of(process, WorldClock.pulse(process));
      } catch (UncheckedIOException | RefusedException silent) {
        return new Answer(null, List.of(String.valueOf(silent.getMessage())));
      }
    }
  }

  /** What all processes told when they were asked once. */
  private record Round(List<Answer> answers) {

    List<String> unrest() {
      return answers.stream().map(Answer::unrest).flatMap(List::stream).toList();
    }

    boolean isQuiet() {
      return unrest().isEmpty();
    }

    Optional<Instant> nextDue() {
      return pulses().map(Pulse::nextDue).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    long progress() {
      return pulses().mapToLong(Pulse::progress).sum();
    }

    private Stream<Pulse> pulses() {
      return answers.stream().map(Answer::pulse).filter(Objects::nonNull);
    }
  }
}
