package io.gracekeeper.simulator.agreements;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.End;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import io.gracekeeper.simulator.agreements.Announcements.Intent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Each step that an agreement may take: the new state is kept, and AWS tells of it. */
@Singleton
class Steps {

  private final Agreements agreements;
  private final Announcements announcements;
  private final Clock clock;

  Steps(Agreements agreements, Announcements announcements, @BusinessTime Clock clock) {
    this.agreements = agreements;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** A contract is made, which begins now or later. */
  Agreement made(Contract made) {
    announcements.created(made, Intent.NEW, null);
    return made.terms().startsAt().isAfter(clock.instant())
        ? agreements.keep(new Scheduled(made))
        : licensed(new Active(made, false));
  }

  /** Its licence holds what it says from now on. */
  Active licensed(Active begun) {
    announcements.licenseUpdated(begun.contract());
    return agreements.keep(begun);
  }

  Active begun(Scheduled scheduled) {
    return licensed(scheduled.begun(clock.instant()));
  }

  Active amended(Active active, Terms terms) {
    var amended = agreements.keep(active.amended(terms, clock.instant()));
    announcements.amended(amended.contract());
    return amended;
  }

  /**
   * It goes on in another one.
   *
   * @param unnamed whether AWS does not say which one that one stands for
   */
  Active continued(Active former, Terms next, Intent intent, boolean unnamed) {
    var now = clock.instant();
    var made = former.contract().followedBy(next, now);
    announcements.created(made, intent, unnamed ? null : former.contract());
    var begun = licensed(new Active(made, false));
    var how = intent == Intent.RENEW ? End.RENEWED : End.REPLACED;
    told(former.continued(how, now));
    return begun;
  }

  Ended cancelled(Scheduled scheduled) {
    return told(scheduled.cancelled(clock.instant()));
  }

  /** It is over; its licence outlives it for as long as is said. */
  Ended over(Active active, End how, Duration licensedFor) {
    var ended = told(active.over(how, clock.instant(), licensedFor));
    return licensedFor.isZero() ? deprovisioned(ended) : ended;
  }

  private Ended told(Ended ended) {
    announcements.ended(ended);
    return agreements.keep(ended);
  }

  Ended deprovisioned(Ended ended) {
    announcements.licenseDeprovisioned(ended.contract());
    return agreements.keep(ended.deprovisioned());
  }

  Active advised(Active active) {
    var advised = agreements.keep(active.advised(clock.instant()));
    announcements.advisoryIssued(advised.contract());
    return advised;
  }

  Active cleared(Active active) {
    var cleared = agreements.keep(active.cleared(clock.instant()));
    announcements.advisoryResolved(cleared.contract());
    return cleared;
  }
}
