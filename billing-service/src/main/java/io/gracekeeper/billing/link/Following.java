package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.fault.Fault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets links follow their agreements, each in a transaction of its own, so that one account that
 * cannot be decided now holds up no other. After {@code MarketplaceListener}, before {@code
 * Reassignment}. It also ends the wait of a link that has waited for the marketplace long enough.
 */
@Singleton
public class Following implements Activity {

  private static final Logger LOG = Logger.getLogger(Following.class);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT_OF_OURS = Duration.ofMinutes(1);

  private final FollowUps followUps;
  private final Links links;
  private final Agreements agreements;
  private final Linking linking;
  private final Clock business;
  private final Clock system;
  private final Rounds rounds = new Rounds("following", this::round);
  private final AtomicLong followed = new AtomicLong();

  @Inject
  Following(
      FollowUps followUps,
      Links links,
      Agreements agreements,
      Linking linking,
      @BusinessTime Clock business,
      @SystemTime Clock system) {
    this.followUps = followUps;
    this.links = links;
    this.agreements = agreements;
    this.linking = linking;
    this.business = business;
    this.system = system;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  void noted(@Observes(during = TransactionPhase.AFTER_SUCCESS) FollowUps.Noted noted) {
    rounds.wake();
  }

  void moved(@Observes SandboxResource.Move moved) {
    rounds.wake();
  }

  private Duration round() {
    while (one()) {
      followed.incrementAndGet();
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> followUps.noteOverdue(business.instant()) > 0 ? Duration.ZERO : rest());
  }

  private Duration rest() {
    return followUps
        .next()
        .map(next -> Duration.between(system.instant(), next))
        .filter(until -> until.compareTo(REST) < 0)
        .orElse(REST);
  }

  /** Lets the next link follow; answers whether there was one. */
  private boolean one() {
    var attempt = new Attempt();
    try {
      QuarkusTransaction.requiringNew().run(attempt::run);
    } catch (RuntimeException failed) {
      attempt.postpone(failed);
    }
    return attempt.link != null;
  }

  private void follow(UUID id, List<Cause> causes) {
    followUps.doNotWait();
    lockHeirOf(id);
    links.locked(id).ifPresent(link -> linking.follow(link, all(causes, followUps.waiting(id))));
  }

  private static List<Cause> all(List<Cause> done, List<Cause> since) {
    return Stream.concat(since.stream(), done.stream()).toList();
  }

  /** Agreements are locked before links; what was read before the locks may have changed. */
  private void lockHeirOf(UUID id) {
    links
        .findByIdOptional(id)
        .flatMap(linking::heirOf)
        .ifPresent(heir -> agreements.locked(heir.id()));
    links.getEntityManager().clear();
  }

  /** One link's turn. */
  private final class Attempt {

    private @Nullable UUID link;

    private void run() {
      link = followUps.take().orElse(null);
      if (link != null) {
        follow(link, followUps.done(link));
      }
    }

    private void postpone(RuntimeException failed) {
      var fault = Fault.of(failed);
      var failing = link;
      if (fault == Fault.AWAY || failing == null) {
        throw failed;
      }
      if (fault == Fault.PERMANENT) {
        LOG.errorf(failed, "A link cannot follow its agreement link=%s", failing);
      }
      var later = fault == Fault.BUSY ? REST : AFTER_A_FAULT_OF_OURS;
      QuarkusTransaction.requiringNew().run(() -> followUps.again(failing, later));
    }
  }

  @Override
  public Report report() {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var now = business.instant();
          var since =
              followUps.next().or(() -> links.nextOverdue().filter(due -> !due.isAfter(now)));
          return new Report(
              since.map(it -> "links are to follow their agreements since " + it).orElse(null),
              followed.get());
        });
  }

  @Override
  public @Nullable Instant nextDue() {
    return QuarkusTransaction.requiringNew().call(links::nextOverdue).orElse(null);
  }
}
