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

  /** Who is not quiet may take so long to answer, instead of being asked again and again. */
  private static final String WITHIN = "?within=500";

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
    return processes.get().getFirst().get("/sandbox/due", Due.class).now();
  }

  /**
   * Waits until everything is quiet.
   *
   * @throws UnrestException if it does not become so in time, naming what is not quiet
   */
  public void settle() {
    untilQuiet(round());
  }

  /**
   * Moves business time, visiting each due instant on the way.
   *
   * @param atEachStop what is done whenever everything has become quiet
   */
  public void moveTo(Instant target, Runnable atEachStop) {
    settle();
    var stop = Instant.MIN;
    while (!stop.equals(target)) {
      stop = nextDue().filter(due -> due.isBefore(target)).orElse(target);
      untilQuiet(setAll(stop));
      atEachStop.run();
    }
  }

  private Optional<Instant> nextDue() {
    return askAll(each -> Optional.ofNullable(each.get("/sandbox/due", Due.class).next())).stream()
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** Sets the clocks of processes that were started again and have forgotten it. */
  public void align() {
    setAll(now());
  }

  /** Whoever is set tells in the same breath how it stands. */
  private Round setAll(Instant target) {
    return new Round(
        askAll(each ->
            Answer.of(
                each, each.put("/sandbox/clock" + WITHIN, Map.of("to", target), Pulse.class))));
  }

  private void untilQuiet(Round first) {
    var looking = new Looking(first);
    if (!Await.until(patience, looking::isQuiet)) {
      throw new UnrestException(patience, looking.last.unrest());
    }
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

  /** Asks all at once: most of it is waiting. */
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
          pulse, pulse.underWay().stream().map(what -> process.name() + ": " + what).toList());
    }

    static Answer of(Rest process) {
      try {
        return of(process, process.get("/sandbox/pulse" + WITHIN, Pulse.class));
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

    long progress() {
      return answers.stream()
          .map(Answer::pulse)
          .filter(Objects::nonNull)
          .mapToLong(Pulse::progress)
          .sum();
    }
  }
}
