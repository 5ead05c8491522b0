package io.gracekeeper.problem;

import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A refusal as the caller sees it (RFC 9457).
 *
 * @param code stable, for programs
 * @param detail what is wrong, for people
 * @param clearedBy what to do about it; empty if nothing can be done
 */
public record Problem(
    String title, int status, String code, String detail, List<String> clearedBy) {

  public static final String MEDIA_TYPE = "application/problem+json";

  Response asResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
