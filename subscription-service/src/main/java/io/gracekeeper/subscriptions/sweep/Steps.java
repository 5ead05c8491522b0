package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.platform.Platform;
import io.gracekeeper.subscriptions.platform.PlatformException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Carries out the next step of a deployment: looks where it stands, tells the platform outside any
 * transaction, and records what was seen, unless somebody else has taken it over meanwhile.
 */
@ApplicationScoped
class Steps {

  private static final Logger LOG = Logger.getLogger(Steps.class);

  private final Records records;
  private final Platform platform;
  private final Deletion deletion;
  private final Clock clock;

  @Inject
  Steps(Records records, Platform platform, Deletion deletion, @BusinessTime Clock clock) {
    this.records = records;
    this.platform = platform;
    this.deletion = deletion;
    this.clock = clock;
  }

  void carryOut(Claim claim) {
    try {
      records.begin(claim).ifPresent(this::carryOut);
    } catch (PlatformException unanswered) {
      LOG.warnf(
          "The platform could not be told deployment=%s because=%s",
          claim.deployment(), unanswered.getMessage());
      records.failed(claim);
    }
  }

  private void carryOut(Work work) {
    switch (work.lifecycle()) {
      case Requested _, Running _, Deleted _ -> records.nothingToDo(work);
      case Starting _, Restoring _ -> records.seen(work, platform.start(work.target()));
      case Stopping _ -> records.seen(work, platform.stop(work.target()));
      case Stopped stopped when stopped.isInGrace(clock.instant()) -> keepStopped(work, stopped);
      case Stopped stopped -> deletion.attempt(work, stopped);
      case Deleting deleting -> deletion.carryOn(work, deleting);
    }
  }

  /** What is scaled up again is stopped again (D6). */
  private void keepStopped(Work work, Stopped stopped) {
    if (platform.observe(work.target()).mayRun()) {
      platform.stop(work.target());
      records.stoppedAgain(work, stopped);
    } else {
      records.keptStopped(work, stopped);
    }
  }
}
