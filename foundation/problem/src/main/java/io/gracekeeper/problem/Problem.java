package io.gracekeeper.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as the caller sees it (RFC 9457). Everything that stands in the way is among the
 * blockers, so that one answer is enough to clear them all; the problem itself is the first.
 *
 * @param type names the code as a URI; there is nothing to fetch
 * @param title what the code means
 * @param detail what is wrong with this request, for people
 * @param code stable, for programs
 * @param blockers never empty
 * @param retryAfter a header, if time clears it
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "blockers"})
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String code,
    List<Blocker> blockers,
    @JsonIgnore @Nullable Duration retryAfter) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One thing that stands in the way.
   *
   * @param clearedBy the action that clears it
   */
  public record Blocker(String code, String detail, String clearedBy) {

    static Blocker of(Reason reason, String detail) {
      return new Blocker(reason.code(), detail, reason.clearedBy());
    }
  }

  /** A problem of one code. */
  public static Problem of(Reason reason, String detail) {
    return of(reason, List.of(Blocker.of(reason, detail)));
  }

  /** Several things stand in the way; the code is the first one's. */
  static Problem of(Reason reason, List<Blocker> blockers) {
    var detail = String.join(" ", blockers.stream().map(Blocker::detail).toList());
    return new Problem(
        reason.type(),
        reason.title(),
        reason.status(),
        detail,
        reason.code(),
        List.copyOf(blockers),
        reason.retryAfter().orElse(null));
  }

  /** This problem as an answer. */
  public Response asResponse() {
    var answer = Response.status(status).type(MEDIA_TYPE).entity(this);
    return retryAfter == null
        ? answer.build()
        : answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds()).build();
  }
}
