package io.gracekeeper.adapter.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.journal.Attempt.Outcome;
import io.gracekeeper.adapter.shelf.Lying;
import io.gracekeeper.adapter.shelf.Position;
import io.gracekeeper.adapter.translation.Dialects;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Has notices translated again and publishes what they tell, by a producer of its own, so that no
 * live notice waits behind them.
 */
@ApplicationScoped
class Retelling {

  static final String CHANNEL = "events-told-again";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than a batch of notices tells. */
  private static final int WAITING_AT_MOST = 1024;

  private final Dialects dialects;
  private final MutinyEmitter<byte[]> broker;
  private final MeterRegistry metrics;
  private final Clock clock;

  @Inject
  Retelling(
      Dialects dialects,
      @Channel(CHANNEL)
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_AT_MOST)
          MutinyEmitter<byte[]> broker,
      MeterRegistry metrics,
      @SystemTime Clock clock) {
    this.dialects = dialects;
    this.broker = broker;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Returns once all that they tell is durable; fails if it is not in time. */
  Map<Position, Attempt> retell(List<Lying> some, String by) {
    var attempts = new TreeMap<Position, Attempt>();
    var sent = new ArrayList<Uni<Void>>();
    for (var one : some) {
      var translation = dialects.translate(one.headers(), one.body());
      var events = events(translation);
      events.forEach(event -> sent.add(broker.sendMessage(message(event))));
      attempts.put(one.position(), attempt(translation, events, by));
    }
    if (!sent.isEmpty()) {
      Uni.join().all(sent).andFailFast().await().atMost(PATIENCE);
    }
    attempts.values().forEach(this::count);
    return attempts;
  }

  private static List<Wire.Encoded> events(Translation translation) {
    return translation instanceof Translation.Told(var facts)
        ? facts.stream().map(Wire::encode).toList()
        : List.of();
  }

  private Attempt attempt(Translation translation, List<Wire.Encoded> events, String by) {
    var told = events.stream().map(Retelling::told).toList();
    var why = translation instanceof Translation.Unreadable(var reason) ? reason : null;
    return new Attempt(clock.instant(), by, outcome(translation), why, told);
  }

  private static Outcome outcome(Translation translation) {
    return switch (translation) {
      case Translation.Told _ -> Outcome.TOLD;
      case Translation.Nothing _ -> Outcome.NOTHING;
      case Translation.Unknown _ -> Outcome.UNKNOWN;
      case Translation.Unreadable _ -> Outcome.UNREADABLE;
    };
  }

  private static Attempt.Told told(Wire.Encoded event) {
    var headers = event.headers();
    return new Attempt.Told(headers.getOrDefault("ce_id", ""), headers.getOrDefault("ce_type", ""));
  }

  private void count(Attempt attempt) {
    metrics.counter("gracekeeper.notices.replayed", "as", attempt.outcome().name()).increment();
  }

  private static Message<byte[]> message(Wire.Encoded event) {
    var headers = new RecordHeaders();
    event.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(event.key())
            .withHeaders(headers)
            .build();
    return Message.of(event.data(), Metadata.of(record));
  }
}
