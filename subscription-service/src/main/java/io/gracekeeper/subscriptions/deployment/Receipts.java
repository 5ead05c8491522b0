package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.Basis;
import io.gracekeeper.events.Receipt;
import io.gracekeeper.subscriptions.lifecycle.Ground;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is shown after a deletion (D8), and on which rule and policy each thing rests. */
public final class Receipts {

  private Receipts() {}

  /** Empty before a deletion. */
  public static Optional<Receipt> of(Deployment it, Lifecycle state) {
    var uid = it.uid();
    if (!(state instanceof Deleted deleted) || uid == null) {
      return Optional.empty();
    }
    var stopped = deleted.stopped();
    var unpaid = stopped.ground() instanceof Unpaid paid ? paid.loss() : null;
    return Optional.of(
        new Receipt(
            uid,
            stopped.ground().why(),
            notice(stopped),
            unpaid == null ? null : unpaid.revision(),
            stopped.stoppedAt(),
            unpaid == null ? null : unpaid.schedule().grace(),
            stopped.due(),
            deleted.deletedAt(),
            deleted.permit(),
            basis(it, ruleOfDeletion(stopped), stopped.ground()),
            warnings(stopped),
            kept(stopped.snapshot(), deleted.snapshotKeptUntil()),
            stopped.ground() instanceof Ordered(var by, _, _) ? by : null));
  }

  /** The product, the rule and the policy by which something happens to it. */
  static Basis basis(Deployment it, String rule, Ground ground) {
    return new Basis(
        it.product(),
        rule,
        switch (ground) {
          case Unpaid(_, var loss) -> loss.policyHash();
          case Ordered(_, _, var policyHash) -> policyHash;
        });
  }

  static String ruleOfStop(Ground ground) {
    return switch (ground.why()) {
      case UNCOVERED -> "C15";
      case TRIAL_ENDED -> "C16";
      case ORDERED -> "D11";
    };
  }

  private static String ruleOfDeletion(Stopped stopped) {
    if (stopped.ground() instanceof Ordered) {
      return "D11";
    }
    return stopped.due().isBefore(stopped.deleteAfter()) ? "D12" : "C17";
  }

  /** The demand to erase, where that set the instant; else what began it all. */
  private static @Nullable String notice(Stopped stopped) {
    var erasure = stopped.erasure();
    if (erasure != null && stopped.due().isBefore(stopped.deleteAfter())) {
      return erasure.notice();
    }
    return stopped.ground() instanceof Unpaid(_, var loss) ? loss.notice() : null;
  }

  private static List<Receipt.Warned> warnings(Stopped stopped) {
    return stopped.warnings().all().stream()
        .flatMap(it ->
            Stream.ofNullable(it.toldAt()).map(toldAt -> new Receipt.Warned(it.lead(), toldAt)))
        .toList();
  }

  private static Receipt.@Nullable Kept kept(@Nullable Snapshot snapshot, @Nullable Instant until) {
    return snapshot == null
        ? null
        : new Receipt.Kept(
            snapshot.id(), snapshot.takenAt(), snapshot.proof() == Snapshot.Proof.READ_BACK, until);
  }
}
