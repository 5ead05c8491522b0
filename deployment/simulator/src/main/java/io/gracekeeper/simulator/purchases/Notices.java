package io.gracekeeper.simulator.purchases;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.dials.Departure;
import io.gracekeeper.simulator.dials.Departures;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.gracekeeper.simulator.topics.Topics;
import io.gracekeeper.simulator.ways.Way;
import io.gracekeeper.simulator.ways.Ways;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts notices on their topics, from where they go the ways of their listing. */
@Singleton
class Notices {

  private final Topics topics;
  private final Ways ways;
  private final Departures departures;
  private final Clock clock;

  Notices(Topics topics, Ways ways, Departures departures, @BusinessTime Clock clock) {
    this.topics = topics;
    this.ways = ways;
    this.departures = departures;
    this.clock = clock;
  }

  /** Publishes a notice now, signed as each subscription wants it. */
  void publish(Notice notice) {
    publish(notice, null, null);
  }

  /**
   * Publishes a notice, unless the dials are against it, and returns its message id.
   *
   * @param at what the envelope says of its time; null for now
   * @param version null to sign as each subscription wants it
   */
  String publish(Notice notice, @Nullable Instant at, @Nullable SignatureVersion version) {
    var time = at == null ? clock.instant() : at;
    var message = SnsMessage.notification(notice.topic(), notice.json(), time);
    departures.depart(new Departure(message.messageId(), () -> send(notice, message, version)));
    return message.messageId();
  }

  private void send(Notice notice, SnsMessage message, @Nullable SignatureVersion version) {
    var chosen = ways.ofLegacy(notice.listing());
    if (chosen.contains(Way.SNS_HTTPS)) {
      topics.publish(message, notice.action(), version);
    }
    if (chosen.contains(Way.SNS_SQS)) {
      topics.publishToQueue(message, notice.action(), version);
    }
  }
}
