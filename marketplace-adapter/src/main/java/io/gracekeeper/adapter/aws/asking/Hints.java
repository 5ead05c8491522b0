package io.gracekeeper.adapter.aws.asking;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.Wire;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * A notice hinted that what an agreement entitles to has changed: it is read again, and again until
 * AWS answers. Each hint waits on a thread of its own, so that none holds up another.
 */
@ApplicationScoped
class Hints {

  static final String CHANNEL = "hints";

  private final Aws aws;

  private final Guard untilAnswered =
      Guard.create()
          .withDescription("entitlements")
          .withRetry()
          .maxRetries(-1)
          .maxDuration(0, SECONDS)
          .delay(1, SECONDS)
          .jitter(500, MILLIS)
          .whenResult(answered -> Boolean.FALSE.equals(answered))
          .withExponentialBackoff()
          .maxDelay(60, SECONDS)
          .done()
          .done()
          .build();

  @Inject
  Hints(Aws aws) {
    this.aws = aws;
  }

  @Incoming(CHANNEL)
  @RunOnVirtualThread
  void take(ConsumerRecord<String, byte[]> told) {
    var event = Wire.decode(EventFamily.MARKETPLACE, told).event();
    if (event instanceof EntitlementsMayHaveChanged(var agreement) && canBeRead(agreement)) {
      untilAnswered.get(() -> aws.readEntitlements(agreement), Boolean.class);
    }
  }

  /** AWS wants the product and the buyer; some notices name neither. */
  private static boolean canBeRead(AgreementNames agreement) {
    return agreement.marketplace() == Marketplace.AWS
        && agreement.listing() != null
        && agreement.buyer() != null;
  }
}
