package io.gracekeeper.simulator.delivery;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.sns.SnsMessage;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Every delivery since the start, in the order in which it was sent. Each runs on its own thread,
 * so that messages may overtake each other, as they do with SNS.
 */
@Singleton
public class Deliveries implements Activity {

  private static final Logger LOG = Logger.getLogger(Deliveries.class);

  private final Endpoints endpoints;
  private final Settings settings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Delivery> deliveries = new ConcurrentSkipListMap<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();

  Deliveries(Endpoints endpoints, Settings settings) {
    this.endpoints = endpoints;
    this.settings = settings;
  }

  /**
   * Sends a message; returns at once, and from then on the delivery is under way.
   *
   * @param action what the message says, for whoever looks at the deliveries
   */
  public void send(SnsMessage message, String action, URI endpoint) {
    var number = lastNumber.incrementAndGet();
    var delivery = Delivery.of(message, action, endpoint);
    deliveries.put(number, delivery);
    threads.execute(() -> attempt(number, delivery));
  }

  /** Sends the same bytes again to where they went first; returns to how many endpoints. */
  int sendAgain(String messageId) {
    var sent =
        of(messageId).stream()
            .map(
                delivery -> Delivery.of(delivery.message(), delivery.action(), delivery.endpoint()))
            .distinct()
            .toList();
    sent.forEach(each -> send(each.message(), each.action(), each.endpoint()));
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
    var message = delivery.message();
    var status = endpoints.post(delivery.endpoint(), message.headers(), message.json());
    var answered = delivery.answered(status, settings.sns().retries());
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
      delayedExecutor(settings.sns().retryDelay().toMillis(), MILLISECONDS, threads)
          .execute(() -> attempt(number, answered));
    }
  }

  @Override
  public Optional<String> underWay() {
    var count = deliveries.values().stream().filter(Delivery::onItsWay).count();
    return count == 0 ? Optional.empty() : Optional.of("SNS deliveries: " + count);
  }

  @Override
  public long progress() {
    return answers.get();
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
