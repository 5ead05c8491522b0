package io.gracekeeper.simulator.apis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gracekeeper.clock.BusinessTime;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Through which every call of the APIs goes: it lets a dialled fault strike, looks at the
 * signature, reads, and answers, each time with AWS's date, which is business time here, and a
 * request id.
 */
@Singleton
public class AwsDoor {

  /** Its signature cannot be proven here, because the twin knows no credentials; its scope can. */
  private static final String SIGNED_FOR_THIS =
      "AWS4-HMAC-SHA256 Credential=[^/,\\s]+/\\d{8}/us-east-1/aws-marketplace/aws4_request,\\s*"
          + "SignedHeaders=[^,\\s]+,\\s*Signature=[0-9a-f]{64}";

  /** The JDK's own leaves the zero of a day before the tenth out. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ApiFaults faults;
  private final Clock clock;

  AwsDoor(ApiFaults faults, @BusinessTime Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * A call, as it came.
   *
   * @param target which action is meant
   */
  public record Call(
      Api api, @Nullable String target, @Nullable String authorization, String body) {}

  /**
   * Answers a call.
   *
   * @param actions what can be asked for, by target
   */
  public Response answer(Call call, Map<String, Function<JsonNode, ?>> actions) {
    try {
      faults.strike(call.api()).ifPresent(kind -> fail(call.api(), kind));
      var action = call.target() == null ? null : actions.get(call.target());
      if (action == null) {
        throw AwsErrorException.refused(
            "UnknownOperationException", "Known here: " + String.join(", ", actions.keySet()));
      }
      return written(call.api(), 200, action.apply(read(call)));
    } catch (AwsErrorException error) {
      var said = Map.of("__type", error.type(), "message", String.valueOf(error.getMessage()));
      return written(call.api(), error.status(), said);
    }
  }

  private static void fail(Api api, ApiFaults.Kind kind) {
    throw switch (kind) {
      case THROTTLED -> AwsErrorException.throttled();
      case FAILING -> AwsErrorException.failed(api);
      case DENIED ->
          AwsErrorException.refused("AccessDeniedException", "User is not authorized to do this.");
    };
  }

  private static JsonNode read(Call call) {
    if (call.authorization() == null || !call.authorization().matches(SIGNED_FOR_THIS)) {
      throw AwsErrorException.refused(
          "InvalidSignatureException", "It should be signed for aws-marketplace in us-east-1.");
    }
    try {
      return JSON.readTree(call.body());
    } catch (JsonProcessingException malformed) {
      throw AwsErrorException.refused("SerializationException", "The body is no JSON.");
    }
  }

  private Response written(Api api, int status, Object answer) {
    try {
      return Response.status(status)
          .type(api.contentType())
          .header(HttpHeaders.DATE, DATE.format(clock.instant()))
          .header("x-amzn-RequestId", UUID.randomUUID())
          .entity(JSON.writeValueAsString(answer))
          .build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and numbers can be written as JSON.", impossible);
    }
  }
}
