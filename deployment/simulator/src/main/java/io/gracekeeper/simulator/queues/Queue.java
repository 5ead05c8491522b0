package io.gracekeeper.simulator.queues;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.simulator.delivery.Carrier;
import io.gracekeeper.simulator.delivery.Deliveries;
import io.gracekeeper.simulator.delivery.Parcel;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's queue. What lies there is under way until somebody has taken it away, so that a
 * story that waits for quiet waits for whoever polls.
 */
@Singleton
@Priority(Activity.ASKS_OTHERS)
public class Queue implements Activity {

  private static final Logger LOG = Logger.getLogger(Queue.class);
  private static final String MESSAGES = "messages on the queue";

  private final QueueSettings settings;
  private final Deliveries deliveries;
  private volatile @Nullable SqsCalls calls;
  private volatile long emptySince = -1;
  private @Nullable SqsServer server;

  Queue(QueueSettings settings, Deliveries deliveries) {
    this.settings = settings;
    this.deliveries = deliveries;
  }

  void start(@Observes StartupEvent started) {
    settings.port().ifPresent(this::startAt);
  }

  private void startAt(int port) {
    server = SqsServer.start(port);
    var begun = new SqsCalls(port, settings.queue());
    begun.createQueue(settings.visibilityTimeout());
    calls = begun;
    LOG.infof("The SQS server holds a queue url=%s", begun.queueUrl());
  }

  /** Sends a message there. */
  public void send(String id, String says, String body) {
    var there = calls;
    if (there == null) {
      throw new IllegalStateException("A message for the queue has no queue to go to.");
    }
    var parcel = new Parcel(id, says, SqsCalls.headers("SendMessage"), there.sending(body));
    deliveries.send(parcel, Carrier.SQS, there.server());
  }

  /** Only deliveries fill it: where nothing lay, nothing lies until one more was answered. */
  @Override
  public Report report() {
    var answered = deliveries.report().progress();
    var there = calls;
    if (there == null || answered == emptySince) {
      return Report.of(0, MESSAGES, 0);
    }
    var count = there.count();
    if (count.isPresent() && count.getAsLong() == 0) {
      emptySince = answered;
    }
    return Report.of(count.orElse(0), MESSAGES, 0);
  }

  void stop(@Observes ShutdownEvent stopping) {
    var there = calls;
    if (there != null) {
      there.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
