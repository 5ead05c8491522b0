package io.gracekeeper.subscriptions.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deletes one deployment in every way in which that can come about: two instances that freeze
 * anywhere and wake, whose commands arrive late and whose answers get lost; coverage that returns
 * and is lost again; holds, the kill switch, hands at the platform; business time that is moved,
 * and instances whose clocks are an hour apart.
 *
 * <p>What the code relies on and cannot see to is {@link Rule#ASSUMED}. What happens where that
 * does not hold is shown by counterexample.
 */
@Tag("D1")
class DeleteProtocolTest {

  private static final Logger LOG = Logger.getLogger(DeleteProtocolTest.class);

  static List<Arguments> worlds() {
    var oblivious = Rules.asItStands(2).without(Rule.LEASE_KEEPS_OTHERS_OFF);
    return List.of(
        arguments(named("with leases", Rules.asItStands(3))),
        arguments(named("with leases that keep nobody off", oblivious)));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  @Tag("D2")
  @Tag("D3")
  @Tag("D6")
  @Tag("D9")
  void noInterleavingBreaksALawAndFromEachThereIsAWayToAGoodEnd(Rules rules) {
    // Given
    var explorer = new Explorer(rules, EnumSet.allOf(Law.class));

    // When
    var counterexample = explorer.counterexample();

    // Then
    LOG.infof("Explored states=%d disturbances=%d", explorer.states(), rules.disturbances());
    assertThat(counterexample).isEmpty();
    assertThat(explorer.unless(new Calm(rules)::endsWell)).isEmpty();
    assertThat(explorer.lifecycles())
        .contains("Running", "Stopping", "Stopped", "Restoring", "Deleting", "Deleted");
  }

  static List<Arguments> safeguards() {
    return List.of(
        arguments(Rule.FENCE_WHERE_IT_IS_RECORDED, Law.WHO_HOLDS_AN_OLD_FENCE_RECORDS_NOTHING),
        arguments(Rule.ONE_SYSTEM_TIME, Law.NOTHING_COVERED_IS_DELETED),
        arguments(Rule.ONE_BUSINESS_TIME, Law.NOTHING_IS_DELETED_BEFORE_ITS_DEADLINE),
        arguments(Rule.UID_AT_THE_PLATFORM, Law.ONLY_THE_ONE_THAT_WAS_STOPPED_IS_DELETED),
        arguments(Rule.END_AT_THE_PLATFORM, Law.NOTHING_COVERED_IS_DELETED),
        arguments(Rule.PERMIT_HOLDS_COVERAGE_BACK, Law.NOTHING_COVERED_IS_DELETED),
        arguments(Rule.HOLD_WHERE_IT_IS_JUDGED, Law.NOTHING_ON_HOLD_BEGINS_TO_GO_OR_IS_TOLD_TO),
        arguments(Rule.HOLD_AT_THE_LAST_MOMENT, Law.NOTHING_ON_HOLD_BEGINS_TO_GO_OR_IS_TOLD_TO),
        arguments(
            Rule.KILL_SWITCH_AT_THE_LAST_MOMENT,
            Law.UNDER_THE_KILL_SWITCH_NOTHING_BEGINS_TO_GO_OR_IS_TOLD_TO),
        arguments(Rule.WHAT_IS_GIVEN_UP_KEEPS_ITS_DEADLINE, Law.A_DEADLINE_NEVER_MOVES),
        arguments(
            Rule.GIVES_UP_AFTER_THE_END_AND_A_LOOK,
            Law.NOTHING_IS_DELETED_AFTER_A_HOLD_WAS_ACKNOWLEDGED),
        arguments(
            Rule.NO_PERMIT_AGAINST_A_RETURN,
            Law.BILLING_CONSENTS_TO_NOTHING_WHILE_COVERAGE_WANTS_TO_RETURN));
  }

  @ParameterizedTest
  @MethodSource("safeguards")
  @Tag("D2")
  @Tag("D3")
  @Tag("D9")
  void withoutOneOfTheSafeguardsALawIsBroken(Rule safeguard, Law law) {
    // When
    var counterexample = explored(Rules.asItStands(2).without(safeguard), Set.of(law));

    // Then
    assertThat(counterexample).hasValueSatisfying(it -> assertThat(it).startsWith(law.name()));
  }

  @Test
  @Tag("D2")
  void aPlatformThatHeedsNoFencesLeavesStoppedWhatIsPaidFor() {
    // When
    var rules = Rules.asItStands(1).without(Rule.FENCE_AT_THE_PLATFORM);

    // Then
    assertThat(withoutAGoodEnd(rules))
        .hasValueSatisfying(history -> assertThat(history).contains("it can be paid for"));
  }

  @Test
  @Tag("D2")
  void aPlatformThatHeedsNoEndDeletesNothingCoveredWhereCommandsArriveWithinTheMargin() {
    // When
    var punctual =
        Rules.asItStands(2)
            .without(Rule.END_AT_THE_PLATFORM)
            .with(Set.of(Rule.COMMANDS_ARRIVE_WITHIN_THE_MARGIN));

    // Then
    assertThat(explored(punctual, EnumSet.allOf(Law.class))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"THE_PLATFORMS_CLOCK_IS_RIGHT", "A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT"})
  @Tag("D2")
  void whereAnAssumptionDoesNotHoldWhatIsCoveredIsDeleted(Rule assumption) {
    // When
    var counterexample =
        explored(Rules.asItStands(1).without(assumption), EnumSet.allOf(Law.class));

    // Then
    assertThat(counterexample)
        .hasValueSatisfying(it -> assertThat(it).startsWith(Law.NOTHING_COVERED_IS_DELETED.name()));
  }

  @Test
  @Tag("D8")
  void whoGivesUpWithoutALookLeavesADeletionWithoutAReceipt() {
    // When
    var rules = Rules.asItStands(2).without(Rule.GIVES_UP_AFTER_THE_END_AND_A_LOOK);

    // Then
    assertThat(withoutAGoodEnd(rules)).isPresent();
  }

  private static Optional<String> explored(Rules rules, Set<Law> laws) {
    return new Explorer(rules, laws).counterexample();
  }

  private static Optional<String> withoutAGoodEnd(Rules rules) {
    var explorer = new Explorer(rules, Set.of());
    explorer.counterexample();
    return explorer.unless(new Calm(rules)::endsWell);
  }
}
