package io.gracekeeper.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.gracekeeper.fault.Fault;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever ends a request into a problem; no class and no stack of ours is ever told. */
class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return refusal.problem().asResponse();
  }

  @ServerExceptionMapper
  Response notValid(ResteasyReactiveViolationException violations) {
    return Violations.problem(violations.getConstraintViolations()).asResponse();
  }

  @ServerExceptionMapper
  Response notJson(JacksonException unreadable) {
    return problem(unreadable).asResponse();
  }

  /** Named apart, because Quarkus maps this one itself, and the nearest mapper wins. */
  @ServerExceptionMapper
  Response notOfItsForm(MismatchedInputException unreadable) {
    return notJson(unreadable);
  }

  @ServerExceptionMapper
  Response refusedByTheFramework(WebApplicationException refused) {
    var given = refused.getResponse();
    var problem = given.hasEntity() ? null : problem(refused, given.getStatus());
    return problem == null
        ? given
        : Response.fromResponse(given)
            .status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem)
            .build();
  }

  @ServerExceptionMapper
  Response failed(Throwable failed) {
    return switch (Fault.of(failed)) {
      case AWAY -> {
        LOG.warnf("A request was put off: the database is away state=%s", state(failed));
        yield Problem.of(Code.UNAVAILABLE, "The database cannot be reached.").asResponse();
      }
      case BUSY -> {
        LOG.infof("A request was put off: somebody holds its rows state=%s", state(failed));
        yield Problem.of(Code.BUSY, "It took too long to let go of it.").asResponse();
      }
      case PERMANENT -> unexpected(failed);
    };
  }

  private static String state(Throwable failed) {
    return Fault.state(failed).orElse("none");
  }

  private static Response unexpected(Throwable failed) {
    var id = UUID.randomUUID();
    LOG.errorf(failed, "A request failed unexpectedly id=%s", id);
    return Problem.of(Code.UNEXPECTED, "It is in the log under " + id + ".").asResponse();
  }

  /** Jackson wraps also what was thrown while it read: a body that became too large. */
  private static Problem problem(JacksonException unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.problem();
      }
    }
    return Unreadable.problem(unreadable);
  }

  private static @Nullable Problem problem(Throwable refused, int status) {
    for (var cause = refused.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.problem();
      }
      if (cause instanceof JacksonException unreadable) {
        return problem(unreadable);
      }
      if (cause instanceof IllegalArgumentException) {
        return Problem.of(
            Code.INVALID_REQUEST,
            "A part of the address is not of its form: an id has 1 to 256 characters, none of them a"
                + " control character.");
      }
    }
    return switch (status) {
      case 400 -> Problem.of(Code.INVALID_REQUEST, "The request cannot be read.");
      case 404 -> Problem.of(Code.NO_SUCH_ADDRESS, "There is nothing at this address.");
      case 405 -> Problem.of(Code.METHOD_NOT_ALLOWED, "The address has other methods.");
      case 406 -> Problem.of(Code.NOT_ACCEPTABLE, "The answer is application/json.");
      case 413 -> Problem.of(Code.BODY_TOO_LARGE, "The body is larger than is taken here.");
      case 415 -> Problem.of(Code.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
      default -> null;
    };
  }
}
