package io.gracekeeper.local.platform;

import io.gracekeeper.events.Marketplace;
import io.gracekeeper.local.process.StartFailure;
import io.gracekeeper.local.world.Await;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.policy.Policies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Subscribes the adapter's webhook to the SNS topics of every product, as a seller does once. */
final class Webhook {

  /** The AWS account that owns the topics of AWS Marketplace, as seen in real ARNs. */
  private static final String MARKETPLACE = "arn:aws:sns:us-east-1:287250355862:aws-mp-";

  private static final Duration TO_CONFIRM = Duration.ofSeconds(30);

  private Webhook() {}

  /** The exact topics from which notices are to be taken. */
  static List<String> topics(Policies policies) {
    return policies.products().stream()
        .flatMap(product -> policies.of(product).stream())
        .flatMap(stated -> stated.policy().listings().getOrDefault(aws(), List.of()).stream())
        .flatMap(listing ->
            Stream.of(
                MARKETPLACE + "subscription-notification-" + listing,
                MARKETPLACE + "entitlement-notification-" + listing))
        .toList();
  }

  /** Subscribes and waits until the adapter has confirmed each topic. */
  static void subscribe(Rest simulator, URI endpoint, List<String> topics) {
    for (var topic : topics) {
      simulator.post("/aws/subscriptions", Map.of("topic", topic, "endpoint", endpoint));
    }
    if (!Await.until(TO_CONFIRM, () -> confirmed(simulator) == topics.size())) {
      throw new StartFailure(
          "marketplace-adapter did not confirm its subscription to SNS within %d s. Its log says why."
              .formatted(TO_CONFIRM.toSeconds()));
    }
  }

  private static long confirmed(Rest simulator) {
    return simulator
        .get("/aws/subscriptions")
        .valueStream()
        .filter(subscription -> subscription.path("confirmed").asBoolean())
        .count();
  }

  private static String aws() {
    return Marketplace.AWS.name().toLowerCase(Locale.ROOT);
  }
}
