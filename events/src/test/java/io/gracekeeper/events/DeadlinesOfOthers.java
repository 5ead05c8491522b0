package io.gracekeeper.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What another team may write: the README shows it between the two marks. */
final class DeadlinesOfOthers {

  // README {
  private final Map<DeploymentId, Instant> deadlines = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  void read(Consumer<String, byte[]> consumer) {
    for (var taken : consumer.poll(Duration.ofSeconds(1))) {
      try {
        var envelope = Wire.decode(EventFamily.SUBSCRIPTION, taken);
        if (seen.add(envelope.id())) {
          on(envelope.event());
        }
      } catch (MalformedEventException malformed) {
        putAside(taken, malformed);
      }
    }
    consumer.commitSync();
  }

  private void on(SubscriptionEvent event) {
    switch (event) {
      case SubscriptionEvent.DeploymentStopped it ->
          deadlines.put(it.deployment(), it.deleteAfter());
      case SubscriptionEvent.DeploymentRestored it -> deadlines.remove(it.deployment());
      case SubscriptionEvent.DeploymentDeleted it -> deadlines.remove(it.deployment());
      default -> {} // Also SubscriptionEvent.Unknown: a kind that this version does not know.
    }
  }

  // } README

  private final List<String> aside = new ArrayList<>();

  private void putAside(ConsumerRecord<String, byte[]> taken, MalformedEventException malformed) {
    aside.add(taken.offset() + " " + malformed.getMessage());
  }

  Map<DeploymentId, Instant> deadlines() {
    return deadlines;
  }

  List<String> aside() {
    return aside;
  }
}
