package io.gracekeeper.billing.chronicle;

import io.gracekeeper.events.Basis;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import io.gracekeeper.events.SubscriptionEvent.SnapshotTaken;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What subscription-service tells. */
final class Neighbour {

  private final Cast cast;
  private final Broker broker;
  private final Clock clock;
  private final AtomicInteger said = new AtomicInteger();

  Neighbour(Cast cast, Broker broker, Clock clock) {
    this.cast = cast;
    this.broker = broker;
    this.clock = clock;
  }

  void opened(int account, int number, @Nullable String method) {
    send(
        new SubscriptionOpened(
            cast.account(account),
            cast.subscription(account, number),
            cast.product(),
            method == null ? null : new PaymentMethodId(method),
            null));
  }

  void requested(int account, int number) {
    send(
        new DeploymentRequested(
            cast.account(account),
            cast.subscription(account, number),
            cast.deployment(account, number),
            "orders",
            null));
  }

  void stopped(int account, int number) {
    var now = clock.instant();
    send(
        new DeploymentStopped(
            cast.account(account),
            cast.subscription(account, number),
            cast.deployment(account, number),
            1L,
            StopReason.UNCOVERED,
            now,
            now.plus(Duration.ofDays(3)),
            new Basis(cast.product(), "C15", "0".repeat(64))));
  }

  void snapshotTaken(int account, int number) {
    send(
        new SnapshotTaken(
            cast.account(account),
            cast.subscription(account, number),
            cast.deployment(account, number),
            clock.instant().minus(Duration.ofHours(1))));
  }

  private void send(SubscriptionEvent event) {
    var cause = Cause.of("said-" + said.incrementAndGet() + "-" + cast.name());
    broker.send(Envelope.of("subscription-service", cause, clock.instant(), event));
  }
}
