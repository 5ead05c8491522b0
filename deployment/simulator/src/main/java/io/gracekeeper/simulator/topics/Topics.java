package io.gracekeeper.simulator.topics;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.certificates.SigningCertificates;
import io.gracekeeper.simulator.delivery.Carrier;
import io.gracekeeper.simulator.delivery.Deliveries;
import io.gracekeeper.simulator.delivery.Parcel;
import io.gracekeeper.simulator.queues.Queue;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signs what is published and sends it to everybody who has confirmed. */
@Singleton
public class Topics {

  private static final Logger LOG = Logger.getLogger(Topics.class);

  private final Subscriptions subscriptions;
  private final SigningCertificates certificates;
  private final Deliveries deliveries;
  private final Queue queue;
  private final Clock clock;

  Topics(
      Subscriptions subscriptions,
      SigningCertificates certificates,
      Deliveries deliveries,
      Queue queue,
      @BusinessTime Clock clock) {
    this.subscriptions = subscriptions;
    this.certificates = certificates;
    this.deliveries = deliveries;
    this.queue = queue;
    this.clock = clock;
  }

  /** Subscribes an endpoint and asks it to confirm, unless it has. */
  Subscription subscribe(String topic, URI endpoint, SignatureVersion version) {
    var subscription = subscriptions.subscribe(topic, endpoint, version);
    if (!subscription.confirmed()) {
      var question =
          SnsMessage.subscriptionConfirmation(topic, subscription.token(), clock.instant())
              .signed(certificates.genuine(), version);
      send(question, "SubscriptionConfirmation", endpoint);
    }
    return subscription;
  }

  /**
   * Publishes a message that is not signed yet to its topic. If nobody has confirmed, it is lost,
   * as with SNS.
   *
   * @param action what the message says, for whoever looks at the deliveries
   * @param version null to sign as each subscription wants it
   */
  public void publish(SnsMessage message, String action, @Nullable SignatureVersion version) {
    var subscribed = subscriptions.confirmed(message.topicArn());
    if (subscribed.isEmpty()) {
      LOG.warnf(
          "A message is lost because nobody has subscribed id=%s topic=%s",
          message.messageId(), message.topicArn());
    }
    for (var each : subscribed) {
      var signed =
          message
              .signed(certificates.genuine(), version == null ? each.version() : version)
              .forSubscription(each.arn());
      send(signed, action, each.endpoint());
    }
  }

  /** Publishes a message to the vendor's queue, which has subscribed to every topic. */
  public void publishToQueue(
      SnsMessage message, String action, @Nullable SignatureVersion version) {
    var signed =
        message.signed(
            certificates.genuine(), Objects.requireNonNullElse(version, SignatureVersion.V1));
    queue.send(signed.messageId(), action, signed.json());
  }

  private void send(SnsMessage message, String action, URI endpoint) {
    var parcel = new Parcel(message.messageId(), action, message.headers(), message.json());
    deliveries.send(parcel, Carrier.SNS, endpoint);
  }

  /** Where the messages of a topic go to. */
  public List<URI> endpoints(String topic) {
    return subscriptions.confirmed(topic).stream().map(Subscription::endpoint).toList();
  }
}
