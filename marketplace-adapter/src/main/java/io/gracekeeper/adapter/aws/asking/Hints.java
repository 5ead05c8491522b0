package io.gracekeeper.adapter.aws.asking;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MalformedEventException;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * A notice hinted that what an agreement entitles to has changed: it is read again, and again until
 * AWS answers. Each hint waits on a thread of its own, so that none holds up another; one that is
 * still waiting when we stop is read again by whoever comes after us.
 */
@ApplicationScoped
class Hints {

  static final String CHANNEL = "hints";

  private static final Logger LOG = Logger.getLogger(Hints.class);

  private final Aws aws;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual()
              .uncaughtExceptionHandler(
                  (_, why) -> LOG.infof("A hint is left for the next start why=%s", why))
              .factory());

  private final Guard untilAnswered =
      Guard.create()
          .withDescription("entitlements")
          .withRetry()
          .maxRetries(-1)
          .maxDuration(0, SECONDS)
          .delay(1, SECONDS)
          .jitter(500, MILLIS)
          .whenResult(answered -> Boolean.FALSE.equals(answered) && !threads.isShutdown())
          .withExponentialBackoff()
          .maxDelay(60, SECONDS)
          .done()
          .done()
          .build();

  @Inject
  Hints(Aws aws) {
    this.aws = aws;
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.shutdownNow();
  }

  @Incoming(CHANNEL)
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> told) {
    var hint = hint(told);
    if (hint.isEmpty()) {
      return told.ack();
    }
    threads.execute(() -> follow(hint.get(), told));
    return CompletableFuture.completedStage(null);
  }

  private void follow(AgreementNames agreement, Message<byte[]> told) {
    if (untilAnswered.get(() -> aws.readEntitlements(agreement), Boolean.class)) {
      told.ack();
    }
  }

  /** Of what it hints; empty if it is none, or one that cannot be followed. */
  private static Optional<AgreementNames> hint(Message<byte[]> told) {
    try {
      return Wire.decode(EventFamily.MARKETPLACE, record(told)).event()
                  instanceof EntitlementsMayHaveChanged(var agreement)
              && canBeRead(agreement)
          ? Optional.of(agreement)
          : Optional.empty();
    } catch (MalformedEventException notForUs) {
      return Optional.empty(); // Billing sets it aside, with its reason.
    }
  }

  /** AWS wants the product and the buyer; some notices name neither. */
  private static boolean canBeRead(AgreementNames agreement) {
    return agreement.marketplace() == Marketplace.AWS
        && agreement.listing() != null
        && agreement.buyer() != null;
  }

  @SuppressWarnings("unchecked") // The channel's deserializers make it so.
  private static ConsumerRecord<String, byte[]> record(Message<byte[]> told) {
    return told.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
  }
}
