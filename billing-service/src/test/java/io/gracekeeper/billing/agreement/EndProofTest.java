package io.gracekeeper.billing.agreement;

import static io.gracekeeper.billing.agreement.Answer.State.ENDED;
import static io.gracekeeper.billing.agreement.Answer.State.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All instants are minutes after noon; what it paid for was seen stopped at minute 10. */
@Tag("D1")
class EndProofTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatTheMarketplaceSaysSinceTheStopIsProof() {
    assertThat(lacking(told(Fact.STARTED, 0), told(Fact.ENDED, 5), answered(ENDED, 10))).isNull();
    assertThat(lacking(told(Fact.STARTED, 0), answered(ENDED, 20))).isNull();
  }

  @Test
  void whatItSaidBeforeIsNone() {
    assertThat(lacking(told(Fact.STARTED, 0), told(Fact.ENDED, 5), answered(ENDED, 9)))
        .contains("since");
    assertThat(lacking(told(Fact.STARTED, 0), answered(LIVE, 4), told(Fact.ENDED, 5)))
        .contains("since");
  }

  @Test
  void whereItCannotSayBothSignsAreProof() {
    assertThat(
            lacking(told(Fact.STARTED, 0), told(Fact.PENDING, 3), told(Fact.ENDED, 5), asked(15)))
        .isNull();
  }

  @Test
  void oneSignIsNoneNorTheSignsOfAnEarlierEnd() {
    assertThat(lacking(told(Fact.STARTED, 0), told(Fact.ENDED, 5), asked(15))).contains("one sign");
    assertThat(
            lacking(told(Fact.PENDING, 1), told(Fact.STARTED, 2), told(Fact.ENDED, 5), asked(15)))
        .contains("one sign");
  }

  @Test
  void bothSignsAreNoneBeforeItWasAskedAboutThisEnd() {
    var ended = signs(told(Fact.STARTED, 0), told(Fact.PENDING, 3), told(Fact.ENDED, 5));

    assertThat(lacking(ended)).contains("not asked");
    assertThat(lacking(ended, asked(4))).contains("not asked");
  }

  @Test
  void anOperatorsWordIsProofOfThatEndOnly() {
    var vouched = signs(told(Fact.STARTED, 0), told(Fact.ENDED, 5), told(Fact.VOUCHED_ENDED, 12));

    assertThat(lacking(vouched)).isNull();
    assertThat(lacking(vouched, told(Fact.STARTED, 20), told(Fact.ENDED, 30))).isNotNull();
  }

  @Test
  void anOperatorsWordEndsNothingAndIsNoNews() {
    var live = told(Fact.STARTED, 0);

    assertThat(live.merge(told(Fact.VOUCHED_ENDED, 12)).isLive()).isTrue();
    assertThat(live.merge(told(Fact.VOUCHED_ENDED, 12)).isNewsAfter(live)).isFalse();
  }

  @Test
  void whatLivesOrWasNeverHeardOfHasNoEnd() {
    assertThat(lacking(told(Fact.STARTED, 0), told(Fact.VOUCHED_ENDED, 12))).contains("nobody");
    assertThat(lacking()).contains("nobody");
  }

  private static @Nullable String lacking(AgreementFacts... facts) {
    return EndProof.lacking(signs(facts), at(10)).orElse(null);
  }

  private static AgreementFacts signs(AgreementFacts... facts) {
    return Stream.of(facts).reduce(AgreementFacts.NONE, AgreementFacts::merge);
  }

  private static AgreementFacts told(Fact fact, int minute) {
    return AgreementFacts.of(fact, new Dated(at(minute), fact + "-" + minute));
  }

  private static AgreementFacts asked(int minute) {
    return told(Fact.ASKED, minute);
  }

  private static AgreementFacts answered(Answer.State state, int minute) {
    var dated = new Dated(at(minute), "asked-" + minute);
    return AgreementFacts.answer(dated, new Answer(dated, state));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }
}
