package io.gracekeeper.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an envelope as SNS prints them: in its order, with its blanks. */
final class PrintedEnvelope {

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  private static final List<String> ORDER =
      List.of(
          "Type",
          "MessageId",
          "Token",
          "TopicArn",
          "Subject",
          "Message",
          "SubscribeURL",
          "Timestamp",
          "SignatureVersion",
          "Signature",
          "SigningCertURL",
          "UnsubscribeURL");

  private PrintedEnvelope() {}

  static String of(Map<String, String> fields) {
    var printed = new LinkedHashMap<String, String>();
    for (var name : ORDER) {
      printed.computeIfAbsent(name, fields::get);
    }
    fields.forEach(printed::putIfAbsent);
    try {
      return JSON.writeValueAsString(printed);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A map of strings can be written as JSON.", impossible);
    }
  }
}
