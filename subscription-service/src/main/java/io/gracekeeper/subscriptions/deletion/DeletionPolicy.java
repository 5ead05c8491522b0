package io.gracekeeper.subscriptions.deletion;

import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.platform.Observation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One key that must turn before anything is deleted; it passes or refuses with a reason. */
public record DeletionPolicy(String name, Function<DeletionFacts, Optional<String>> judge) {

  static final DeletionPolicy GRACE_IS_OVER =
      new DeletionPolicy(
          "grace is over",
          facts ->
              refuseIf(
                  facts.now().isBefore(facts.stopped().deleteAfter()),
                  "its grace lasts until " + facts.stopped().deleteAfter()));

  static final DeletionPolicy STILL_UNCOVERED =
      new DeletionPolicy(
          "still uncovered, by the decision that stopped it",
          facts ->
              switch (facts.coverage()) {
                case Coverage.Lost(var loss) ->
                    refuseIf(
                        loss.revision() != facts.stopped().loss().revision(),
                        "it was stopped for another loss of coverage than the present one");
                case Coverage.Covered _ -> Optional.of("its subscription is paid for");
                case Coverage.Unheard _ -> Optional.of("nobody knows whether it is paid for");
              });

  static final DeletionPolicy NOTHING_RUNS =
      new DeletionPolicy(
          "nothing of it runs",
          facts ->
              refuseIf(
                  facts.seen().state() != Observation.State.STOPPED
                      && facts.seen().state() != Observation.State.GONE,
                  "the platform shows it " + facts.seen().state()));

  static final DeletionPolicy THE_VERY_ONE =
      new DeletionPolicy(
          "the very one that was stopped",
          facts ->
              refuseIf(
                  facts.uid() == null
                      || (facts.seen().state() != Observation.State.GONE
                          && !Objects.equals(facts.uid(), facts.seen().uid())),
                  "the platform shows another one under its name, or does not say which"));

  static final DeletionPolicy SNAPSHOT_IS_VERIFIED =
      new DeletionPolicy(
          "the required snapshot is verified",
          facts ->
              facts.policy() == null
                  ? Optional.of("its product has no policy")
                  : refuseIf(
                      facts.policy().snapshotBeforeDeletion(),
                      "its policy requires a verified snapshot, and there is none"));

  static final DeletionPolicy BILLING_PERMITS =
      new DeletionPolicy(
          "billing permits it",
          facts ->
              switch (facts.permission()) {
                case Permission.Granted _ -> Optional.empty();
                case Permission.Refused(var reason) -> Optional.of("billing refuses: " + reason);
                case Permission.Silent(var reason) -> Optional.of("billing is silent: " + reason);
              });

  /** The keys that we hold ourselves. */
  public static final List<DeletionPolicy> BEFORE_ASKING =
      List.of(GRACE_IS_OVER, STILL_UNCOVERED, NOTHING_RUNS, THE_VERY_ONE, SNAPSHOT_IS_VERIFIED);

  /** Every key. */
  public static final List<DeletionPolicy> ALL =
      Stream.concat(BEFORE_ASKING.stream(), Stream.of(BILLING_PERMITS)).toList();

  /** The reasons against it; empty: each of these keys has turned. */
  public static List<String> against(DeletionFacts facts, List<DeletionPolicy> keys) {
    return keys.stream()
        .map(policy -> policy.judge().apply(facts))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> refuseIf(boolean refused, String reason) {
    return refused ? Optional.of(reason) : Optional.empty();
  }
}
