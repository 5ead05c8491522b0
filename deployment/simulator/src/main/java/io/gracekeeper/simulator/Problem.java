package io.gracekeeper.simulator;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A refusal over HTTP (RFC 9457).
 *
 * @param code stable, for programs; the other texts are for people
 */
public record Problem(String type, String title, int status, String detail, String code) {

  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /** A refusal, to be thrown by a resource. */
  public static WebApplicationException refusal(
      Response.Status status, String code, String detail) {
    return new WebApplicationException(detail, response(status, code, detail));
  }

  static Response response(Response.StatusType status, String code, String detail) {
    var problem =
        new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, code);
    return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
  }
}
