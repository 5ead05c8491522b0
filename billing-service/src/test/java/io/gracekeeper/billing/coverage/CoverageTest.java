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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class CoverageTest {

  private static final Instant NOW = Instant.parse("2026-03-31T23:59:59Z");

  private static final Payer LIVE = payer("agreement", new Means.Agreement(true));
  private static final Payer ENDED = payer("agreement", new Means.Agreement(false));
  private static final Payer CARD = payer("card", new Means.Card(YearMonth.of(2026, 3)));
  private static final Payer EXPIRED = payer("expired", new Means.Card(YearMonth.of(2026, 2)));
  private static final Payer WIRE = payer("wire", new Means.WireTransfer(NOW.minusSeconds(3600)));
  private static final Payer REQUESTED = payer("requested", new Means.WireTransfer(null));
  private static final Payer CREDITS = payer("credits", new Means.Credits(1));
  private static final Payer USED_UP = payer("credits", new Means.Credits(0));
  private static final Payer GONE = payer("gone", new Means.Gone());

  /** Of an agreement that has ended: who is designated, the account's default, who takes over. */
  static final List<Arguments> TAKING_OVER =
      List.of(
          takingOver(List.of(CARD), null, CARD),
          takingOver(List.of(CARD), WIRE, CARD),
          takingOver(List.of(CARD, WIRE), null, CARD),
          takingOver(List.of(WIRE, CARD), null, WIRE),
          takingOver(List.of(EXPIRED, REQUESTED, GONE, WIRE), CARD, WIRE),
          takingOver(List.of(EXPIRED), WIRE, WIRE),
          takingOver(List.of(), WIRE, WIRE),
          takingOver(List.of(EXPIRED), null, null),
          takingOver(List.of(REQUESTED), REQUESTED, null),
          takingOver(List.of(GONE), GONE, null),
          takingOver(List.of(CREDITS), CREDITS, null),
          takingOver(List.of(), payer("other", new Means.Agreement(true)), null),
          takingOver(List.of(), null, null));

  @ParameterizedTest
  @FieldSource("TAKING_OVER")
  @Tag("A2")
  @Tag("A3")
  @Tag("A20")
  @Tag("A29")
  @Tag("P4")
  void theFirstFallbackThatIsGoodTakesOverElseTheDefaultElseNobody(
      List<Payer> designated, @Nullable Payer preset, @Nullable Payer next) {
    var decided =
        Coverage.decide(new Facts(ENDED, designated, preset, DESIGNATED_ELSE_DEFAULT), NOW);

    assertThat(decided).isEqualTo(next == null ? lost(LossReason.AGREEMENT_ENDED) : by(next));
  }

  @ParameterizedTest
  @FieldSource("TAKING_OVER")
  @Tag("P4")
  void wherePolicyKnowsNoFallbackNobodyTakesOver(
      List<Payer> designated, @Nullable Payer preset, @Nullable Payer elsewhere) {
    var decided = Coverage.decide(new Facts(ENDED, designated, preset, NONE), NOW);

    assertThat(decided).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  /** Who pays while it is good, and why nobody does once it is not. */
  static final List<Arguments> CHARGED =
      List.of(
          Arguments.of(LIVE, null),
          Arguments.of(CARD, null),
          Arguments.of(WIRE, null),
          Arguments.of(CREDITS, null),
          Arguments.of(ENDED, LossReason.AGREEMENT_ENDED),
          Arguments.of(EXPIRED, LossReason.PAYMENT_METHOD_INVALID),
          Arguments.of(REQUESTED, LossReason.PAYMENT_METHOD_INVALID),
          Arguments.of(USED_UP, LossReason.PAYMENT_METHOD_INVALID),
          Arguments.of(GONE, LossReason.PAYMENT_METHOD_INVALID));

  @ParameterizedTest
  @FieldSource("CHARGED")
  @Tag("B5")
  void whoIsChargedPaysAloneWhileItIsLive(Payer charged, @Nullable LossReason otherwise) {
    var facts = new Facts(charged, List.of(), null, DESIGNATED_ELSE_DEFAULT);
    var withOthers = new Facts(charged, List.of(CARD, WIRE), WIRE, NONE);

    var expected = otherwise == null ? by(charged) : lost(otherwise);
    assertThat(Coverage.decide(facts, NOW)).isEqualTo(expected);
    assertThat(Coverage.decide(withOthers, NOW)).isEqualTo(expected);
  }

  @Test
  @Tag("A2")
  void aCardIsGoodToTheEndOfItsMonth() {
    var facts = new Facts(CARD, List.of(), null, NONE);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(by(CARD));
    assertThat(Coverage.decide(facts, NOW.plusSeconds(1)))
        .isEqualTo(lost(LossReason.PAYMENT_METHOD_INVALID));
    assertThat(CARD.means().goodUntil()).isEqualTo(NOW.plusSeconds(1));
  }

  static final List<Payer> UNTIMED = List.of(LIVE, WIRE, CREDITS, GONE);

  @ParameterizedTest
  @FieldSource("UNTIMED")
  void timeAloneEndsOnlyCards(Payer payer) {
    assertThat(payer.means().goodUntil()).isNull();
  }

  static final List<Payer> PAYING = List.of(LIVE, CARD, WIRE, CREDITS);

  @ParameterizedTest
  @FieldSource("PAYING")
  void whatHasCeasedPaysNoLongerAndTakesOverNoMore(Payer payer) {
    var ceased = payer.ceased();

    assertThat(ceased.id()).isEqualTo(payer.id());
    assertThat(ceased.means().isLive(NOW)).isFalse();
    assertThat(ceased.means().mayTakeOver(NOW)).isFalse();
  }

  @Test
  void anAgreementThatWouldEndIsLostForTheReasonForWhichItThenIs() {
    var facts = new Facts(LIVE.ceased(), List.of(), null, NONE);

    assertThat(Coverage.decide(facts, NOW)).isEqualTo(lost(LossReason.AGREEMENT_ENDED));
  }

  @Test
  @Tag("A33")
  void aSubscriptionThatNeverHadAMethodTakesTheDefault() {
    assertThat(Coverage.decide(new Facts(null, List.of(), LIVE, NONE), NOW)).isEqualTo(by(LIVE));
    assertThat(Coverage.decide(new Facts(null, List.of(CARD), null, NONE), NOW))
        .isEqualTo(lost(LossReason.NO_PAYMENT_METHOD));
  }

  private static Arguments takingOver(
      List<Payer> designated, @Nullable Payer preset, @Nullable Payer next) {
    return Arguments.of(designated, preset, next);
  }

  private static Payer payer(String id, Means means) {
    return new Payer(new PaymentMethodId(id), means);
  }

  private static Standing by(Payer payer) {
    return new Covered(payer.id());
  }

  private static Standing lost(LossReason reason) {
    return new Uncovered(reason);
  }
}
