package io.gracekeeper.billing.agreement;

import static io.gracekeeper.billing.agreement.Answer.State.ENDED;
import static io.gracekeeper.billing.agreement.Answer.State.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementFactsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  @Tag("E9")
  void aPendingCancelAloneEndsNothing() {
    var facts = started(0).merge(AgreementFacts.of(Fact.PENDING, fact(5, "pending")));

    assertThat(facts.isLive()).isTrue();
    assertThat(facts.hasEnded()).isFalse();
  }

  @Test
  @Tag("E9")
  void ofEqualInstantsTheLiveFactWins() {
    assertThat(ended(0).merge(started(0)).isLive()).isTrue();
  }

  @Test
  @Tag("D4")
  void aLateStartDoesNotBringBackWhatEndedAfterIt() {
    assertThat(ended(9).merge(started(3)).isLive()).isFalse();
  }

  @Test
  @Tag("D2")
  void aStartAfterTheEndIsAReturn() {
    assertThat(started(0).merge(ended(5)).merge(started(7)).isLive()).isTrue();
  }

  @Test
  @Tag("D4")
  @Tag("E9")
  void whatIsProvidedPaysUntilTheEndAndDoesNotUndoIt() {
    var provided = AgreementFacts.of(Fact.PROVISIONED, fact(5, "provided"));

    assertThat(provided.isLive()).isTrue();
    assertThat(provided.merge(ended(3)).isLive()).isFalse();
    assertThat(provided.merge(ended(3)).hasEnded()).isTrue();
    assertThat(provided.merge(ended(5)).isLive()).isFalse();
  }

  @Test
  @Tag("D5")
  void anEndThatGoesOnInAnotherSustainsBeforeThatOneIsNamed() {
    var somewhere = AgreementFacts.replacement(new Replacement(fact(5, "r"), null));

    assertThat(started(0).merge(ended(4)).merge(somewhere).maySustain()).isTrue();
    assertThat(started(0).merge(ended(4)).merge(somewhere).isLive()).isFalse();
  }

  @Test
  @Tag("E9")
  void aFailedStartEndsNothing() {
    var facts = started(0).merge(AgreementFacts.of(Fact.FAILED, fact(5, "failed")));

    assertThat(facts.isLive()).isTrue();
  }

  @Test
  @Tag("D5")
  void aReplacementEndsNothingAndIsOverOnceTheAgreementStartsAgain() {
    var replaced = AgreementFacts.replacement(new Replacement(fact(5, "r"), new UUID(0, 1)));

    assertThat(started(0).merge(replaced).isLive()).isTrue();
    assertThat(started(0).merge(replaced).merge(ended(6)).maySustain()).isTrue();
    assertThat(started(0).merge(replaced).merge(started(7)).isReplaced()).isFalse();
    assertThat(started(7).merge(replaced).merge(ended(8)).maySustain()).isFalse();
  }

  @Test
  @Tag("E7")
  void whatTheMarketplaceAnswersWinsOverWhatNoticesSaidUpToThen() {
    assertThat(started(0).merge(answered(5, ENDED)).isLive()).isFalse();
    assertThat(started(0).merge(answered(5, ENDED)).isEndConfirmed()).isTrue();
    assertThat(started(0).merge(ended(4)).merge(answered(5, LIVE)).isLive()).isTrue();
    assertThat(started(0).merge(ended(4)).merge(answered(5, LIVE)).hasEnded()).isFalse();
  }

  @Test
  @Tag("E7")
  void whatHappensAfterAnAnswerCounts() {
    assertThat(started(0).merge(answered(5, LIVE)).merge(ended(6)).isLive()).isFalse();
    assertThat(started(0).merge(answered(5, ENDED)).merge(started(6)).isLive()).isTrue();
  }

  @Test
  @Tag("E9")
  void ofEqualInstantsTheMarketplaceDecidesOnceItIsAsked() {
    var equal = ended(3).merge(started(3));

    assertThat(equal.merge(answered(4, ENDED)).isLive()).isFalse();
    assertThat(equal.merge(answered(4, LIVE)).isLive()).isTrue();
  }

  @Test
  @Tag("E7")
  void anAnswerAloneMakesAnAgreementThatNoNoticeToldOf() {
    assertThat(answered(1, LIVE).isLive()).isTrue();
    assertThat(answered(1, ENDED).hasEnded()).isTrue();
  }

  @Test
  void whatAnAnswerFoundLiveHasBegunWhateverTheNextOneSays() {
    assertThat(answered(1, LIVE).merge(answered(9, ENDED)).hasBegun()).isTrue();
    assertThat(answered(1, LIVE).merge(answered(9, ENDED)).hasEnded()).isTrue();
    assertThat(answered(9, ENDED).hasBegun()).isFalse();
  }

  @Test
  @Tag("E9")
  void anAnswerThatLeavesItOpenAndALapseEndNothing() {
    var asked = AgreementFacts.answer(fact(5, "asked"), null);
    var lapsed = AgreementFacts.of(Fact.LAPSED, fact(6, "lapsed"));

    assertThat(started(0).merge(asked).merge(lapsed).isLive()).isTrue();
  }

  @Test
  void thatItWasAskedAgainIsNoNewsForItsLinks() {
    var known = started(0).merge(answered(5, LIVE));

    assertThat(known.merge(answered(9, LIVE)).isNewsAfter(known)).isFalse();
    assertThat(known.merge(answered(9, ENDED)).isNewsAfter(known)).isTrue();
    assertThat(known.merge(ended(4)).isNewsAfter(known)).isTrue();
  }

  @Test
  void anAgreementThatNobodyHasHeardOfIsNeitherLiveNorEnded() {
    assertThat(AgreementFacts.NONE.isLive()).isFalse();
    assertThat(AgreementFacts.NONE.hasEnded()).isFalse();
  }

  static LongStream seeds() {
    return LongStream.concat(
        LongStream.rangeClosed(1, 200), new Random().longs(50, 0, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Tag("D4")
  void anyOrderAndRepetitionOfNoticesEndsInTheSameState(long seed) {
    // Given
    var random = new Random(seed);
    var history = Stream.generate(() -> anyFact(random)).limit(2 + random.nextInt(8)).toList();
    var told = new ArrayList<>(history);
    for (int again = random.nextInt(6); again > 0; again--) {
      told.add(history.get(random.nextInt(history.size())));
    }
    Collections.shuffle(told, random);

    // When
    var inOrder = merged(history);
    var asTold = merged(told);

    // Then
    assertThat(asTold).isEqualTo(inOrder);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Tag("D4")
  @Tag("E9")
  void hearsayEndsNothingAndBringsNothingBackInWhateverOrder(long seed) {
    // Given
    var random = new Random(seed);
    var own = anyFact(random).merge(anyFact(random));
    var one = anyFact(random).merge(anyFact(random));
    var other = anyFact(random).merge(anyFact(random));

    // When
    var with = own.merge(one.asHearsay()).merge(other.asHearsay());

    // Then
    assertThat(with).isEqualTo(own.merge(one.merge(other).asHearsay()));
    assertThat(with.hasEnded()).isEqualTo(own.hasEnded());
    assertThat(with.isLive()).isEqualTo(own.isLive() || (with.hasBegun() && !own.hasEnded()));
  }

  private static AgreementFacts merged(List<AgreementFacts> history) {
    return history.stream().reduce(AgreementFacts.NONE, AgreementFacts::merge);
  }

  private static AgreementFacts anyFact(Random random) {
    // Few instants and few ids, so that equal ones happen.
    var fact = fact(random.nextInt(4), "notice-" + random.nextInt(3));
    return switch (random.nextInt(11)) {
      case 0 -> AgreementFacts.of(Fact.STARTED, fact);
      case 1 -> AgreementFacts.of(Fact.ENDED, fact);
      case 2 -> AgreementFacts.of(Fact.PENDING, fact);
      case 3 -> AgreementFacts.replacement(new Replacement(fact, new UUID(0, random.nextInt(2))));
      case 4 -> AgreementFacts.replacement(new Replacement(fact, null));
      case 5 -> AgreementFacts.of(Fact.PROVISIONED, fact);
      case 6 -> AgreementFacts.of(Fact.SCHEDULED, fact);
      case 7 -> AgreementFacts.of(Fact.LAPSED, fact);
      case 8 -> AgreementFacts.answer(fact, null);
      case 9 -> AgreementFacts.answer(fact, new Answer(fact, random.nextBoolean() ? LIVE : ENDED));
      default -> AgreementFacts.of(Fact.FAILED, fact);
    };
  }

  private static AgreementFacts started(int minute) {
    return AgreementFacts.of(Fact.STARTED, fact(minute, "start-" + minute));
  }

  private static AgreementFacts ended(int minute) {
    return AgreementFacts.of(Fact.ENDED, fact(minute, "end-" + minute));
  }

  private static AgreementFacts answered(int minute, Answer.State state) {
    var told = fact(minute, "answer-" + minute);
    return AgreementFacts.answer(told, new Answer(told, state));
  }

  private static Dated fact(int minute, String notice) {
    return new Dated(NOON.plusSeconds(60L * minute), notice);
  }
}
