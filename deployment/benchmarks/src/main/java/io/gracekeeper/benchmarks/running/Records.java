package io.gracekeeper.benchmarks.running;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.Wire;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events as a neighbour puts them on the broker. */
public final class Records {

  private Records() {}

  /** The record of an event, headers and all. */
  public static ProducerRecord<String, byte[]> of(Envelope<? extends Event> envelope) {
    var encoded = Wire.encode(envelope);
    var record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.data());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /**
   * A producer of such records.
   *
   * @param tuning settings besides the broker's address
   */
  public static KafkaProducer<String, byte[]> producer(
      String bootstrapServers, Map<String, ?> tuning) {
    var settings = new HashMap<String, Object>(tuning);
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
