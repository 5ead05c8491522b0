package io.gracekeeper.access;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Problem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What somebody is told who is not let in. Why a token was refused is not told; {@code
 * io.quarkus.oidc} logs it as DEBUG.
 */
class ClosedDoors {

  private static final Logger LOG = Logger.getLogger(ClosedDoors.class);

  @ServerExceptionMapper
  Response noToken(UnauthorizedException none) {
    return unproven("Bearer", Code.TOKEN_MISSING, "This call needs a token.");
  }

  @ServerExceptionMapper
  Response badToken(AuthenticationFailedException refused) {
    return unproven(
        "Bearer error=\"invalid_token\"",
        Code.TOKEN_REFUSED,
        "The token is expired, or not one for this service by its issuer.");
  }

  @ServerExceptionMapper
  Response wrongRole(ForbiddenException forbidden, ResourceInfo called) {
    var allowed = called.getResourceMethod().getAnnotation(RolesAllowed.class);
    var who = allowed == null ? List.<String>of() : List.of(allowed.value());
    var detail = who.isEmpty() ? "Nobody may do this." : "Who may: " + String.join(", ", who) + ".";
    return Problem.of(Code.ROLE_MISSING, detail).asResponse();
  }

  /** Nobody can be proven to be anybody now, so nobody is let in. */
  @ServerExceptionMapper
  Response issuerAway(OIDCException silent) {
    LOG.warnf("The issuer of tokens cannot be asked why=%s", silent.getMessage());
    var detail = "The issuer of tokens cannot be asked for its keys.";
    return Problem.of(Code.ISSUER_UNAVAILABLE, detail).asResponse();
  }

  private static Response unproven(String challenge, Code code, String detail) {
    return Response.fromResponse(Problem.of(code, detail).asResponse())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }
}
