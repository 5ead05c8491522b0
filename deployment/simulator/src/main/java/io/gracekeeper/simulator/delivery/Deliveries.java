package io.gracekeeper.simulator.delivery;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.gracekeeper.clock.Activity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Every delivery since the start, in the order in which it was sent. Each runs on its own thread,
 * so that messages may overtake each other, as they do with AWS.
 */
@Singleton
public class Deliveries implements Activity {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  private final Endpoints endpoints;
  private final Patience patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Delivery> deliveries = new ConcurrentSkipListMap<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();

  Deliveries(Endpoints endpoints, Patience patience) {
    this.endpoints = endpoints;
    this.patience = patience;
  }

  /** Sends a message; returns at once, and from then on the delivery is under way. */
  public void send(Parcel parcel, Carrier carrier, URI endpoint) {
    send(Delivery.of(parcel, carrier, endpoint));
  }

  private void send(Delivery delivery) {
    var number = lastNumber.incrementAndGet();
    deliveries.put(number, delivery);
    threads.execute(() -> attempt(number, delivery));
  }

  /** Sends the same bytes again to where they went first; returns to how many endpoints. */
  int sendAgain(String messageId) {
    var sent = of(messageId).stream().map(Delivery::again).distinct().toList();
    sent.forEach(this::send);
    return sent.size();
  }

  List<Delivery> all() {
    return List.copyOf(deliveries.values());
  }

  List<Delivery> of(String messageId) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.messageId().equals(messageId))
        .toList();
  }

  /** Only one attempt of a delivery runs at a time: the next one starts where this one ends. */
  private void attempt(long number, Delivery delivery) {
    var parcel = delivery.parcel();
    var status =
        endpoints.post(delivery.carrier(), delivery.endpoint(), parcel.headers(), parcel.body());
    var answered = delivery.answered(status, patience.attempts(delivery.carrier()));
    deliveries.put(number, answered);
    answers.incrementAndGet();
    LOG.infof(
        "Posted a message id=%s action=%s attempt=%d status=%s state=%s",
        answered.messageId(),
        answered.action(),
        answered.attempts(),
        answered.lastStatus(),
        answered.state());
    if (answered.onItsWay()) {
      var pause = patience.afterAttempt(answered.carrier(), answered.attempts());
      delayedExecutor(pause.toMillis(), MILLISECONDS, threads)
          .execute(() -> attempt(number, answered));
    }
  }

  @Override
  public Report report() {
    var counts =
        deliveries.values().stream()
            .filter(Delivery::onItsWay)
            .collect(groupingBy(Delivery::carrier, TreeMap::new, counting()));
    return new Report(
        counts.isEmpty()
            ? null
            : counts.entrySet().stream()
                .map(each -> each.getKey().label() + " deliveries: " + each.getValue())
                .collect(joining(", ")),
        answers.get());
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
