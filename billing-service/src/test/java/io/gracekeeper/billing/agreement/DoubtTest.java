package io.gracekeeper.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a marketplace is to be asked about an agreement. */
class DoubtTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AgreementFacts STARTED = told(Fact.STARTED, Duration.ZERO);
  private static final AgreementFacts LIVE = STARTED.merge(asked(hours(1), Answer.State.LIVE));

  @Test
  @Tag("E9")
  void aPendingCancelWithNothingAfterItIsAskedAboutAfterTwoHours() {
    var pending = LIVE.merge(told(Fact.PENDING, hours(5)));

    assertThat(next(pending)).contains(hours(7));
    assertThat(next(pending.merge(asked(hours(7), Answer.State.LIVE)))).contains(hours(7 + 7 * 24));
  }

  @Test
  @Tag("E9")
  void aPendingCancelThatWasTakenBackIsNotAskedAbout() {
    var back = LIVE.merge(told(Fact.PENDING, hours(5))).merge(told(Fact.STARTED, hours(6)));

    assertThat(next(back)).contains(hours(1 + 7 * 24));
  }

  @Test
  @Tag("E9")
  void equalInstantsAreAskedAboutAtOnce() {
    var equal = STARTED.merge(told(Fact.ENDED, Duration.ZERO));

    assertThat(next(equal)).contains(Duration.ZERO);
    assertThat(next(equal.merge(asked(hours(2), Answer.State.LIVE)))).contains(hours(2 + 7 * 24));
  }

  @Test
  @Tag("D1")
  void anEndIsToBeConfirmedAndThenEachDayWhileSomethingMayBeKept() {
    var ended = STARTED.merge(told(Fact.ENDED, hours(3)));

    assertThat(next(ended)).contains(hours(3).plusMinutes(10));
    assertThat(next(ended.merge(asked(hours(4), Answer.State.ENDED)))).contains(hours(4 + 24));
    assertThat(next(ended.merge(asked(hours(30 * 24), Answer.State.ENDED)))).isEmpty();
  }

  @Test
  @Tag("E7")
  void anEndThatNoAnswerConfirmsIsAskedAboutEachDayIfItCanBe() {
    var asked = AgreementFacts.answer(dated(hours(4), "answer"), null);
    var ended = STARTED.merge(told(Fact.ENDED, hours(3))).merge(asked);

    assertThat(next(ended)).isEmpty();
    assertThat(next(ended.merge(told(Fact.LAPSED, hours(4))))).contains(hours(4 + 24));
  }

  @Test
  @Tag("E7")
  void anAnswerAgainstAFreshEndIsAskedForAgain() {
    var contradicted =
        STARTED.merge(told(Fact.ENDED, hours(3))).merge(asked(hours(3), Answer.State.LIVE));

    assertThat(next(contradicted)).contains(hours(4));
    assertThat(next(contradicted.merge(asked(hours(4).plusSeconds(1), Answer.State.LIVE))))
        .contains(hours(4 + 7 * 24).plusSeconds(1));
  }

  @Test
  @Tag("E9")
  void whatEntitledToSomethingAndNowToNothingIsAskedAbout() {
    var lapsed = LIVE.merge(told(Fact.PROVISIONED, hours(1))).merge(told(Fact.LAPSED, hours(9)));

    assertThat(next(lapsed)).contains(hours(9).plusMinutes(10));
  }

  @Test
  @Tag("E9")
  void whatNeverEntitledToAnythingIsNotAskedAboutForThat() {
    var lapsed = LIVE.merge(told(Fact.LAPSED, hours(9)));

    assertThat(next(lapsed)).contains(hours(1 + 7 * 24));
  }

  @Test
  void anAnswerThatIsDatedToTheSecondSettlesWhatWasDueWithinIt() {
    var ended = STARTED.merge(told(Fact.ENDED, hours(3).plusMillis(704)));
    var asked = ended.merge(AgreementFacts.answer(dated(hours(3).plusMinutes(10), "asked"), null));

    assertThat(next(asked)).isEmpty();
  }

  @Test
  @Tag("E7")
  void whatLivesIsAskedAboutAnHourAfterItBeganAndThenEveryWeek() {
    assertThat(next(STARTED)).contains(hours(1));
    assertThat(next(STARTED.merge(asked(hours(9), Answer.State.LIVE)))).contains(hours(9 + 7 * 24));
  }

  @Test
  @Tag("E7")
  void whatCannotBeAskedAboutIsAskedOnceForEachReason() {
    var unanswered = STARTED.merge(AgreementFacts.answer(dated(hours(7 * 24), "asked"), null));

    assertThat(next(unanswered)).isEmpty();
    assertThat(next(unanswered.merge(told(Fact.PENDING, hours(8 * 24)))))
        .contains(hours(8 * 24 + 2));
  }

  @Test
  @Tag("E4")
  void whoeverCameForSomethingThatNobodyToldOfIsAskedAbout() {
    var came = told(Fact.REGISTERED, hours(2));

    assertThat(next(came)).contains(hours(2).plusMinutes(10));
    assertThat(next(came.merge(STARTED))).contains(hours(1));
  }

  @Test
  void nobodyAsksAboutWhatNobodyHasHeardOf() {
    assertThat(Doubt.next(AgreementFacts.NONE)).isEmpty();
  }

  private static Optional<Duration> next(AgreementFacts facts) {
    return Doubt.next(facts).map(at -> Duration.between(NOON, at));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static AgreementFacts told(Fact fact, Duration after) {
    return AgreementFacts.of(fact, dated(after, fact.name()));
  }

  private static AgreementFacts asked(Duration after, Answer.State state) {
    var told = dated(after, "answer");
    return AgreementFacts.answer(told, new Answer(told, state));
  }

  private static Dated dated(Duration after, String notice) {
    return new Dated(NOON.plus(after), notice);
  }
}
