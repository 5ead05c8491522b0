package io.gracekeeper.billing.coverage;

import static io.gracekeeper.policy.ProductPolicy.Fallback.DESIGNATED_ELSE_DEFAULT;
import static io.gracekeeper.policy.ProductPolicy.Fallback.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.billing.coverage.Coverage.Facts;
import io.gracekeeper.billing.coverage.Standing.Covered;
import io.gracekeeper.billing.coverage.Standing.Uncovered;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.PaymentMethodId;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final Instant NOW = Instant.parse("2026-03-31T23:59:59Z");

  @Test
  void aLiveAgreementPaysAndNobodyElseIsCharged() {
    var facts = new Facts(liveAgreement(), aValidCard(), anApprovedWire(), DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(coveredBy("agreement"));
  }

  @Test
  @Tag("A20")
  void theDesignatedFallbackTakesOver() {
    var facts =
        new Facts(endedAgreement(), aValidCard(), anApprovedWire(), DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(coveredBy("card"));
  }

  @Test
  @Tag("P4")
  void withoutADesignatedOneTheAccountsDefaultTakesOver() {
    var facts = new Facts(endedAgreement(), null, anApprovedWire(), DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(coveredBy("wire"));
  }

  @Test
  @Tag("A2")
  void anExpiredCardIsNoFallback() {
    var facts = new Facts(endedAgreement(), anExpiredCard(), null, DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  @Test
  @Tag("A2")
  void aCardIsGoodToTheEndOfItsMonth() {
    var facts = new Facts(aValidCard(), null, null, NONE);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(coveredBy("card"));
    assertThat(Coverage.decide(facts, NOW.plusSeconds(1)))
        .isEqualTo(lost(LossReason.PAYMENT_METHOD_INVALID));
  }

  @Test
  @Tag("A3")
  void aRequestedWireTransferNeverCounts() {
    var requested = new Payer(new PaymentMethodId("wire"), new Means.WireTransfer(null));
    var facts = new Facts(endedAgreement(), requested, requested, DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  @Test
  @Tag("A2")
  void anotherAgreementDoesNotTakeOverByItself() {
    var facts = new Facts(endedAgreement(), null, liveAgreement(), DESIGNATED_ELSE_DEFAULT);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  @Test
  @Tag("P4")
  void wherePolicyKnowsNoFallbackNobodyPays() {
    var facts = new Facts(endedAgreement(), aValidCard(), anApprovedWire(), NONE);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  @Test
  @Tag("A33")
  void aSubscriptionThatNeverHadAMethodTakesTheDefault() {
    assertThat(Coverage.decide(new Facts(null, null, liveAgreement(), NONE), NOW))
        .isEqualTo(coveredBy("agreement"));
    assertThat(Coverage.decide(new Facts(null, null, null, NONE), NOW))
        .isEqualTo(lost(LossReason.NO_PAYMENT_METHOD));
  }

  private static Payer liveAgreement() {
    return new Payer(new PaymentMethodId("agreement"), new Means.Agreement(true));
  }

  private static Payer endedAgreement() {
    return new Payer(new PaymentMethodId("agreement"), new Means.Agreement(false));
  }

  private static Payer aValidCard() {
    return new Payer(new PaymentMethodId("card"), new Means.Card(YearMonth.of(2026, 3)));
  }

  private static Payer anExpiredCard() {
    return new Payer(new PaymentMethodId("card"), new Means.Card(YearMonth.of(2026, 2)));
  }

  private static Payer anApprovedWire() {
    return new Payer(new PaymentMethodId("wire"), new Means.WireTransfer(NOW.minusSeconds(3600)));
  }

  private static Standing coveredBy(String method) {
    return new Covered(new PaymentMethodId(method));
  }

  private static Standing lost(LossReason reason) {
    return new Uncovered(reason);
  }
}
