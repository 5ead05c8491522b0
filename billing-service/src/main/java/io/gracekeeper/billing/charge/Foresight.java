package io.gracekeeper.billing.charge;

import static java.util.Comparator.comparing;

import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethod;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.policy.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who would pay if an agreement ended now: {@link Decision#about}, which the end itself runs, asked
 * beforehand. Nothing is changed by it (B8).
 */
@ApplicationScoped
public class Foresight {

  private final Charges charges;
  private final Reassignment reassignment;
  private final Policies policies;
  private final Clock clock;

  @Inject
  Foresight(
      Charges charges, Reassignment reassignment, Policies policies, @BusinessTime Clock clock) {
    this.charges = charges;
    this.reassignment = reassignment;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * A subscription now and afterwards.
   *
   * @param paidBy who pays now; null if nobody does
   * @param plan the vendor's name of its plan; null if it has none
   * @param afterwards null if no agreement pays for it now, or if it cannot be said, because its
   *     product has no policy
   */
  public record Foreseen(
      SubscriptionId subscription,
      ProductId product,
      @Nullable String plan,
      @Nullable PaymentMethod paidBy,
      @Nullable Afterwards afterwards) {

    /** Whether this very method pays for it now. */
    public boolean isPaidBy(PaymentMethodId method) {
      return paidBy != null && paidBy.id().equals(method);
    }
  }

  /**
   * What becomes of a subscription.
   *
   * @param paidBy who pays then; null if nobody does
   * @param schedule what then becomes of what runs
   */
  public record Afterwards(@Nullable PaymentMethod paidBy, Schedule schedule) {}

  /** What the end of the agreement that pays would do to each subscription of an account, by id. */
  public List<Foreseen> of(AccountId account) {
    return foresee(
        charges.allOf(account), reassignment.wallet(account), policies::of, clock.instant());
  }

  /** The same for charges and a wallet at hand. */
  static List<Foreseen> foresee(
      List<Charge> charges,
      Wallet wallet,
      Function<ProductId, Optional<Stated>> policies,
      Instant now) {
    var ended = new HashMap<PaymentMethodId, Wallet>();
    return charges.stream()
        .map(charge -> {
          var paidBy = payer(charge.standing(), wallet);
          var afterwards =
              paidBy == null || paidBy.kind() != PaymentMethod.Kind.MARKETPLACE
                  ? Optional.<Afterwards>empty()
                  : policies
                      .apply(charge.product())
                      .map(stated -> {
                        var then = ended.computeIfAbsent(paidBy.id(), wallet::without);
                        return afterwards(charge, then, stated, now);
                      });
          return new Foreseen(
              charge.subscription(),
              charge.product(),
              charge.plan(),
              paidBy,
              afterwards.orElse(null));
        })
        .sorted(comparing(it -> it.subscription().value()))
        .toList();
  }

  private static Afterwards afterwards(Charge charge, Wallet then, Stated stated, Instant now) {
    var decision = Decision.about(charge, charge.standing(), then, stated, "A20", now);
    return new Afterwards(payer(decision.next(), then), stated.policy().afterCancel());
  }

  private static @Nullable PaymentMethod payer(@Nullable Standing standing, Wallet wallet) {
    return standing instanceof Standing.Covered(var by) ? wallet.shown(by) : null;
  }
}
