package io.gracekeeper.subscriptions.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * By what the model goes. What the code does can be left out, and then a counterexample is to be
 * found; what is assumed of the world is named here and nowhere else; what is proposed is not in
 * the code, and moves up once it is.
 */
enum Rule {
  /** {@code Records}: who holds an old fence records nothing. */
  FENCE_WHERE_IT_IS_RECORDED,
  /** {@code Claims}: nobody takes what another has taken while its lease lasts. */
  LEASE_KEEPS_OTHERS_OFF,
  /** The platform refuses who comes with a lower fence than the highest so far. */
  FENCE_AT_THE_PLATFORM,
  /** The platform deletes only the uid that it is told. */
  UID_AT_THE_PLATFORM,
  /** {@code Reassignment}: while a permit is live, no coverage comes back. */
  PERMIT_HOLDS_COVERAGE_BACK,
  /** {@code DeletionPolicy}: what is on hold does not begin to go. */
  HOLD_WHERE_IT_IS_JUDGED,
  /** {@code Judgement.isStillAllowed}: of what is on hold the platform is not told. */
  HOLD_AT_THE_LAST_MOMENT,
  /** Likewise while the kill switch is thrown. */
  KILL_SWITCH_AT_THE_LAST_MOMENT,
  /** {@code Deleting.giveUp}: what is given up stands where it stood, with its deadline. */
  WHAT_IS_GIVEN_UP_KEEPS_ITS_DEADLINE,
  /** The business clock is moved for all instances at once. */
  ONE_BUSINESS_TIME,

  /**
   * Assumed: from the moment that its sender sees the margin left until a command to delete arrives
   * or is lost for good, less time goes by than the margin. So neither the network nor a pause of
   * the sender between its last look at the clock and the sending takes longer.
   */
  COMMANDS_ARRIVE_WITHIN_THE_MARGIN,
  /**
   * Assumed: the end of a consent is read by the clock that wrote it: of one instance, or of many
   * whose clocks agree.
   */
  A_CONSENT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT,
  /** Assumed: likewise the end of a permit in billing. */
  A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT,

  /**
   * Proposed: a command to delete carries its consent's end by the platform's own clock, counted
   * from what the platform showed before billing was asked, and is refused after it.
   */
  THE_PLATFORM_KNOWS_THE_CONSENTS_END,
  /**
   * Proposed: who gives a deletion up first tells the platform to stop the thing. A command that is
   * still on its way is stale then, and the answer shows whether it came before.
   */
  GIVES_UP_BEHIND_A_STOP,
  /** Proposed: billing grants no permit while it holds a return of coverage back. */
  NO_PERMIT_AGAINST_A_RETURN,
  /** Proposed: what is stopped for one loss and finds another one is stopped anew, for that. */
  ANOTHER_LOSS_STOPS_ANEW;

  /** The code as it stands. */
  static final Set<Rule> CODE =
      Collections.unmodifiableSet(EnumSet.range(FENCE_WHERE_IT_IS_RECORDED, ONE_BUSINESS_TIME));

  /** What the code as it stands relies on. */
  static final Set<Rule> ASSUMED =
      Collections.unmodifiableSet(
          EnumSet.range(
              COMMANDS_ARRIVE_WITHIN_THE_MARGIN, A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT));

  /** What the code could do besides. */
  static final Set<Rule> PROPOSED =
      Collections.unmodifiableSet(
          EnumSet.range(THE_PLATFORM_KNOWS_THE_CONSENTS_END, ANOTHER_LOSS_STOPS_ANEW));
}
