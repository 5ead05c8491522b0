package io.gracekeeper.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;

/** A process answered that it will not do what it was asked (RFC 9457). */
public final class RefusedException extends RuntimeException {

  private final int status;
  private final String code;

  RefusedException(String process, HttpRequest request, int status, JsonNode problem) {
    super(
        process
            + " refuses "
            + request.method()
            + " "
            + request.uri().getPath()
            + ": "
            + status
            + " "
            + problem.path("code").asText()
            + " "
            + problem.path("detail").asText());
    this.status = status;
    this.code = problem.path("code").asText();
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** The stable code of the reason; blank if none was given. */
  public String code() {
    return code;
  }
}
