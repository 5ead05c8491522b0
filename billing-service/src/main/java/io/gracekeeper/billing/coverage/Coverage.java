package io.gracekeeper.billing.coverage;

import io.gracekeeper.billing.coverage.Standing.Covered;
import io.gracekeeper.billing.coverage.Standing.Uncovered;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.policy.ProductPolicy.Fallback;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides who pays for one subscription. */
public final class Coverage {

  private Coverage() {}

  /**
   * All that the decision rests on.
   *
   * @param charged the method that the subscription is assigned to; null if it never had one
   * @param designated its own fallbacks, in the order in which they are to take over
   * @param accountDefault the account's default method; null if there is none
   */
  public record Facts(
      @Nullable Payer charged,
      List<Payer> designated,
      @Nullable Payer accountDefault,
      Fallback policy) {}

  /**
   * The charged method while it is live; else, where the policy lets one take over (P4), the first
   * fallback that is good (A2, A3, A20); else nobody (C15). A subscription that never had a method
   * takes the account's default.
   */
  public static Standing decide(Facts facts, Instant now) {
    var charged = facts.charged();
    if (charged == null) {
      return firstLive(facts, now);
    }
    if (charged.means().isLive(now)) {
      return new Covered(charged.id());
    }
    return switch (facts.policy()) {
      case NONE -> new Uncovered(lossOf(charged));
      case DESIGNATED_ELSE_DEFAULT ->
          Stream.concat(facts.designated().stream(), Stream.ofNullable(facts.accountDefault()))
              .filter(payer -> payer.means().mayTakeOver(now))
              .findFirst()
              .<Standing>map(payer -> new Covered(payer.id()))
              .orElseGet(() -> new Uncovered(lossOf(charged)));
    };
  }

  private static Standing firstLive(Facts facts, Instant now) {
    var preset = facts.accountDefault();
    return preset != null && preset.means().isLive(now)
        ? new Covered(preset.id())
        : new Uncovered(LossReason.NO_PAYMENT_METHOD);
  }

  private static LossReason lossOf(Payer charged) {
    return switch (charged.means()) {
      case Means.Agreement _ -> LossReason.AGREEMENT_ENDED;
      case Means.Card _, Means.WireTransfer _, Means.Credits _, Means.Gone _ ->
          LossReason.PAYMENT_METHOD_INVALID;
    };
  }
}
