package io.gracekeeper.subscriptions.protocol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * By what the model goes. What the code does can be left out, and then a counterexample is to be
 * found; what is assumed of the world is named here and nowhere else.
 */
enum Rule {
  /** {@code Fenced}: who holds an old fence records nothing. */
  FENCE_WHERE_IT_IS_RECORDED,
  /** {@code Claims}: nobody takes what another has taken while its lease lasts. */
  LEASE_KEEPS_OTHERS_OFF,
  /** {@code SharedClock}: leases and consents are told by the database's clock. */
  ONE_SYSTEM_TIME,
  /** The business clock is moved for all instances at once. */
  ONE_BUSINESS_TIME,
  /** The platform refuses who comes with a lower fence than the highest so far. */
  FENCE_AT_THE_PLATFORM,
  /** The platform deletes only the uid that it is told. */
  UID_AT_THE_PLATFORM,
  /** The platform deletes nothing after the instant until which the command counts. */
  END_AT_THE_PLATFORM,
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
  /**
   * {@code Deletion.carryOn}: a deletion that has begun is given up only when its consent is over,
   * so that no command counts any more, and a look shows that the thing is still there.
   */
  GIVES_UP_AFTER_THE_END_AND_A_LOOK,
  /** {@code PermitResource}: billing grants no permit while it holds a return of coverage back. */
  NO_PERMIT_AGAINST_A_RETURN,

  /**
   * Assumed: the platform's clock and the database's differ by less than {@code Deletion.CLOCKS}.
   */
  THE_PLATFORMS_CLOCK_IS_RIGHT,
  /**
   * Assumed: the end of a permit is read by the clock that wrote it: billing is one instance, or
   * its instances' clocks agree.
   */
  A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT,

  /**
   * Assumed no more, since the platform looks at the end of a command: from the moment that its
   * sender sees the margin left until it arrives or is lost for good, less time goes by than the
   * margin, so that neither the network nor a pause of the sender takes longer.
   */
  COMMANDS_ARRIVE_WITHIN_THE_MARGIN;

  /** The code as it stands. */
  static final Set<Rule> CODE =
      Collections.unmodifiableSet(
          EnumSet.range(FENCE_WHERE_IT_IS_RECORDED, NO_PERMIT_AGAINST_A_RETURN));

  /** What the code as it stands relies on. */
  static final Set<Rule> ASSUMED =
      Collections.unmodifiableSet(
          EnumSet.range(THE_PLATFORMS_CLOCK_IS_RIGHT, A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT));
}
