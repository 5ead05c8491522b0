package io.gracekeeper.subscriptions.deletion;

import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Ground;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key that must turn before anything is deleted; it passes or refuses with a reason. */
public record DeletionPolicy(String name, Function<DeletionFacts, Optional<String>> judge) {

  /** What the breaker says when it has to be tripped. */
  public static final String TOO_MANY =
      "as many of its product as its policy allows were deleted within the hour";

  static final DeletionPolicy KILL_SWITCH_IS_OFF =
      new DeletionPolicy(
          "the kill switch is off",
          facts -> {
            var thrown = facts.brake().thrown();
            return refuseIf(thrown != null, "the kill switch is thrown: " + thrown);
          });

  static final DeletionPolicy NO_HOLD =
      new DeletionPolicy(
          "no hold",
          facts ->
              refuseIf(
                  !facts.holds().isEmpty(), "it is on hold: " + String.join(", ", facts.holds())));

  static final DeletionPolicy HOSTED_BY_US =
      new DeletionPolicy(
          "hosted by us",
          facts ->
              refuseIf(facts.atCustomers(), "it is hosted in the customer's own cloud account"));

  static final DeletionPolicy GRACE_IS_OVER =
      new DeletionPolicy(
          "grace is over",
          facts ->
              refuseIf(
                  facts.now().isBefore(facts.stopped().due()),
                  "its grace lasts until " + facts.stopped().due()));

  static final DeletionPolicy WARNED_IN_TIME =
      new DeletionPolicy(
          "every warning was told its lead time before",
          facts -> {
            var stopped = facts.stopped();
            var from = stopped.deletesAt();
            return stopped.warnings().areAllTold()
                ? refuseIf(
                    from.isAfter(stopped.due()) && facts.now().isBefore(from),
                    "a warning of its deletion was late, and counts until " + from)
                : Optional.of("not every warning of its deletion was told");
          });

  static final DeletionPolicy STILL_UNCOVERED =
      new DeletionPolicy(
          "still uncovered, by the decision that stopped it",
          facts ->
              switch (facts.coverage()) {
                case Coverage.Lost(var loss, _) ->
                    refuseIf(
                        !(facts.stopped().ground() instanceof Ground.Unpaid(_, var its))
                            || loss.revision() != its.revision(),
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
          facts -> {
            var policy = facts.policy();
            if (policy == null) {
              return Optional.of("its product has no policy");
            }
            return policy.snapshotBeforeDeletion()
                ? lacking(facts.stopped().snapshot(), policy, facts.platform())
                : Optional.empty();
          });

  static final DeletionPolicy BREAKER_IS_CLOSED =
      new DeletionPolicy(
          "the breaker is closed",
          facts -> {
            var frozen = facts.brake().frozenSince();
            var policy = facts.policy();
            return refuseIf(frozen != null, "deletions of its product are frozen since " + frozen)
                .or(() ->
                    refuseIf(
                        policy != null
                            && facts.brake().begunWithinTheHour() >= policy.deletionsPerHour(),
                        TOO_MANY));
          });

  static final DeletionPolicy BILLING_PERMITS =
      new DeletionPolicy(
          "billing permits it",
          facts ->
              switch (facts.permission()) {
                case Permission.Granted _ -> Optional.empty();
                case Permission.Refused(var reason) -> Optional.of("billing refuses: " + reason);
                case Permission.Silent(var reason) -> Optional.of("billing is silent: " + reason);
              });

  /** The keys to a deletion that an Owner ordered (D11). */
  private static final List<DeletionPolicy> BY_ORDER =
      List.of(
          KILL_SWITCH_IS_OFF,
          NO_HOLD,
          HOSTED_BY_US,
          NOTHING_RUNS,
          THE_VERY_ONE,
          SNAPSHOT_IS_VERIFIED);

  /** The keys to a deletion for want of payment that we hold ourselves (D1). */
  private static final List<DeletionPolicy> UNPAID_BEFORE_ASKING =
      Stream.concat(
              BY_ORDER.stream(),
              Stream.of(GRACE_IS_OVER, WARNED_IN_TIME, STILL_UNCOVERED, BREAKER_IS_CLOSED))
          .toList();

  private static final List<DeletionPolicy> UNPAID =
      Stream.concat(UNPAID_BEFORE_ASKING.stream(), Stream.of(BILLING_PERMITS)).toList();

  /** The keys that we hold ourselves. */
  public static List<DeletionPolicy> beforeAsking(Ground ground) {
    return switch (ground) {
      case Ground.Unpaid _ -> UNPAID_BEFORE_ASKING;
      case Ground.Ordered _ -> BY_ORDER;
    };
  }

  /** Every key. */
  public static List<DeletionPolicy> all(Ground ground) {
    return switch (ground) {
      case Ground.Unpaid _ -> UNPAID;
      case Ground.Ordered _ -> BY_ORDER;
    };
  }

  /** The reasons against it; empty: each of these keys has turned. */
  public static List<String> against(DeletionFacts facts, List<DeletionPolicy> keys) {
    return keys.stream()
        .map(policy -> policy.judge().apply(facts))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> lacking(
      @Nullable Snapshot snapshot, ProductPolicy policy, String platform) {
    if (snapshot == null) {
      return Optional.of("its policy requires a verified snapshot, and there is none");
    }
    return switch (snapshot.proof()) {
      case READ_BACK -> Optional.empty();
      case UNVERIFIABLE ->
          refuseIf(
              !policy.acceptsUnverifiedSnapshotsOf(platform),
              "its snapshot could not be verified by "
                  + platform
                  + ", and its policy does not accept that");
    };
  }

  private static Optional<String> refuseIf(boolean refused, String reason) {
    return refused ? Optional.of(reason) : Optional.empty();
  }
}
