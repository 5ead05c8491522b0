package io.gracekeeper.exchange;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where records wait whose rows somebody else holds: a topic of this service, so that they hold up
 * neither their own partition nor each other. {@link RetriesListener} brings them back, without a
 * limit.
 */
@Singleton
class Retries {

  private static final Logger LOG = Logger.getLogger(Retries.class);

  private final Outbox outbox;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final String topic;
  private final Duration delay;

  /** One delay for all of them keeps the topic in the order in which they are due. */
  @Inject
  Retries(
      Outbox outbox,
      MeterRegistry metrics,
      @SystemTime Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "gracekeeper.retries.delay", defaultValue = "PT10S") Duration delay) {
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
    this.topic = service + Topics.RETRIES;
    this.delay = delay;
  }

  /** The record comes again after the delay; durable when this returns. */
  void add(ConsumerRecord<String, byte[]> failed, RuntimeException reason) {
    LOG.warnf(
        "A record waits to be tried again topic=%s partition=%d offset=%d why=%s",
        failed.topic(), failed.partition(), failed.offset(), reason);
    var now = clock.instant();
    var retry = Retry.of(failed, now, now.plus(delay));
    QuarkusTransaction.requiringNew().run(() -> outbox.add(retry.encoded(topic)));
    metrics.counter("gracekeeper_retries", "topic", failed.topic()).increment();
  }
}
