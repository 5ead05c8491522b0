package io.gracekeeper.adapter.aws.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** What came of asking AWS. */
public sealed interface Reply {

  JsonMapper JSON = new JsonMapper();

  /**
   * AWS's own word.
   *
   * @param requestId AWS's id of the answer
   * @param at AWS's date of it, to the second
   */
  record Answered(String requestId, Instant at, JsonNode body) implements Reply {}

  /**
   * AWS refuses, and will again.
   *
   * @param error AWS's name of it, such as {@code ResourceNotFoundException}
   */
  record Refused(String requestId, Instant at, String error, String message) implements Reply {}

  /** We ask more often than AWS allows; it may answer later. */
  record Throttled(String why) implements Reply {}

  /** There is no answer now. */
  record Silent(String why) implements Reply {}

  /** Whether asking again may help. */
  default boolean isForNow() {
    return this instanceof Throttled || this instanceof Silent;
  }

  /**
   * Reads an answer in AWS JSON, where an error may carry its namespace before a {@code #}.
   *
   * @param now ours, for an answer without a date
   */
  static Reply of(HttpResponse<byte[]> answer, Instant now) {
    try {
      var body = JSON.readTree(answer.body());
      return answer.statusCode() == 200
          ? new Answered(requestId(answer), date(answer, now), body)
          : error(answer, body, now);
    } catch (IOException noJson) {
      return new Silent("AWS answered " + answer.statusCode() + " and no JSON.");
    }
  }

  private static Reply error(HttpResponse<byte[]> answer, JsonNode body, Instant now) {
    var type = body.path("__type").asText("");
    var error = type.substring(type.indexOf('#') + 1);
    var said = "AWS answered " + answer.statusCode() + " " + error + ".";
    if (error.equals("ThrottlingException") || answer.statusCode() == 429) {
      return new Throttled(said);
    }
    if (answer.statusCode() >= 500) {
      return new Silent(said);
    }
    var message = body.path("message").asText(body.path("Message").asText(""));
    return new Refused(requestId(answer), date(answer, now), error, message);
  }

  private static String requestId(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("x-amzn-RequestId")
        .filter(id -> !id.isBlank())
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  private static Instant date(HttpResponse<byte[]> answer, Instant now) {
    try {
      return answer
          .headers()
          .firstValue("Date")
          .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
          .map(Instant::from)
          .orElse(now);
    } catch (DateTimeException unreadable) {
      return now;
    }
  }
}
