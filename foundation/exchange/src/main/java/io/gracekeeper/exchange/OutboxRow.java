package io.gracekeeper.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row of the outbox, as the relay reads it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OutboxRow(
    long seq, String topic, byte @Nullable [] key, Map<String, String> headers, byte[] data) {

  private static final ObjectMapper HEADERS = new ObjectMapper();

  static List<OutboxRow> oldest(Connection connection, int limit) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select seq, topic, record_key, headers, data from outbox order by seq limit ?")) {
      select.setInt(1, limit);
      var rows = new ArrayList<OutboxRow>();
      try (var result = select.executeQuery()) {
        while (result.next()) {
          rows.add(
              new OutboxRow(
                  result.getLong(1),
                  result.getString(2),
                  result.getBytes(3),
                  parse(result.getString(4)),
                  result.getBytes(5)));
        }
      }
      return rows;
    }
  }

  static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
    try (var delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
      var seqs = rows.stream().map(OutboxRow::seq).toArray(Long[]::new);
      delete.setArray(1, connection.createArrayOf("bigint", seqs));
      delete.executeUpdate();
    }
  }

  @SuppressWarnings("NullAway") // Kafka's records may lack a key, and do not say so.
  ProducerRecord<byte[], byte[]> asRecord() {
    var message = new ProducerRecord<byte[], byte[]>(topic, key, data);
    headers.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static Map<String, String> parse(String headers) {
    try {
      return HEADERS.readValue(headers, new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The headers of an outbox row are no JSON.", broken);
    }
  }
}
