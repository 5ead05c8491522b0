package io.gracekeeper.callers;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One caller at one line, and how it must end.
 *
 * @param caller in words
 * @param status 200: let in
 * @param code of the problem; null if let in
 */
record Cell(String caller, RequestSpecification request, int status, @Nullable String code) {

  /** The same caller where tokens do not count. */
  Cell answered(Line.Unproven so) {
    return new Cell(caller, request, so.status(), so.code());
  }

  /** Calls; empty if it ended as it must, else what happened. */
  Optional<String> mismatch(Line line) {
    var asking =
        line.body() == null ? request : request.contentType(ContentType.JSON).body(line.body());
    var answer = asking.request(line.method(), line.path());
    return isRight(answer)
        ? Optional.empty()
        : Optional.of(
            "%s by %s: %d %s, not %d %s"
                .formatted(
                    line.call(),
                    caller,
                    status,
                    code,
                    answer.statusCode(),
                    answer.body().asString()));
  }

  private boolean isRight(Response answer) {
    if (answer.statusCode() != status) {
      return false;
    }
    return code == null
        || (answer.contentType().startsWith("application/problem+json")
            && code.equals(answer.path("code"))
            && (status == 401) == answer.headers().hasHeaderWithName("WWW-Authenticate"));
  }
}
