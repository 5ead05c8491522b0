package io.gracekeeper.simulator;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives the framework's own refusals, such as of a malformed body, the form of ours. */
class Problems {

  @ServerExceptionMapper
  Response of(WebApplicationException refused) {
    var response = refused.getResponse();
    if (response.hasEntity() || response.getStatus() < 400) {
      return response;
    }
    var status = response.getStatusInfo();
    var code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Problem.response(status, code, rootMessage(refused));
  }

  private static String rootMessage(Throwable thrown) {
    var root = thrown;
    for (var cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage());
  }
}
