package io.gracekeeper.simulator.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event with the envelope that all have.
 *
 * @param id EventBridge's own; sent again, it has the same
 * @param account the AWS account whose bus it is on: the seller's
 * @param type its detail-type, with the seller's part at the end
 * @param time in whole seconds, as EventBridge prints it
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html">the
 *     envelope</a>
 */
public record BusEvent(
    String id,
    String type,
    String account,
    Instant time,
    List<String> resources,
    Map<String, ?> detail) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** What happens at an instant, under a new id. */
  public static BusEvent of(
      String type, String account, Instant time, List<String> resources, Map<String, ?> detail) {
    var id = UUID.randomUUID().toString();
    var seconds = time.truncatedTo(ChronoUnit.SECONDS);
    return new BusEvent(id, type, account, seconds, resources, detail);
  }

  /** The body, as EventBridge sends it on. */
  public String json() {
    try {
      return JSON.writeValueAsString(envelope());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and numbers can be written as JSON.", impossible);
    }
  }

  boolean isAbout(String agreement) {
    return detail.get("agreement") instanceof Map<?, ?> about && agreement.equals(about.get("id"));
  }

  private Map<String, Object> envelope() {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("version", "0");
    envelope.put("id", id);
    envelope.put("detail-type", type);
    envelope.put("source", "aws.agreement-marketplace");
    envelope.put("account", account);
    envelope.put("time", time.toString());
    envelope.put("region", "us-east-1");
    envelope.put("resources", resources);
    envelope.put("detail", detail);
    return envelope;
  }
}
