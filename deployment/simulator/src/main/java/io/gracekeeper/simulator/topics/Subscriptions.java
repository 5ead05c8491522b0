package io.gracekeeper.simulator.topics;

import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who has subscribed to what. An endpoint subscribes to a topic once. */
@Singleton
class Subscriptions {

  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /** Subscribes anew with a new token, unless the endpoint has confirmed this topic already. */
  synchronized Subscription subscribe(String topic, URI endpoint, SignatureVersion version) {
    var known = subscriptions.stream().filter(each -> each.isFor(topic, endpoint)).findFirst();
    if (known.isPresent() && known.get().confirmed()) {
      return known.get();
    }
    known.ifPresent(subscriptions::remove);
    var arn = topic + ":" + UUID.randomUUID();
    var added = new Subscription(topic, endpoint, false, arn, SnsMessage.newToken(), version);
    subscriptions.add(added);
    return added;
  }

  /** Confirms whoever was sent this token; shown again, it changes nothing. */
  synchronized Optional<Subscription> confirm(String topic, String token) {
    var found = subscriptions.stream().filter(each -> each.isConfirmedBy(topic, token)).findFirst();
    found.ifPresent(each -> subscriptions.set(subscriptions.indexOf(each), each.confirm()));
    return found;
  }

  List<Subscription> all() {
    return List.copyOf(subscriptions);
  }

  List<Subscription> confirmed(String topic) {
    return subscriptions.stream()
        .filter(Subscription::confirmed)
        .filter(each -> each.topic().equals(topic))
        .toList();
  }
}
