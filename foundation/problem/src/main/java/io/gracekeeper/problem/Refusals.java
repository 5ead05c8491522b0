package io.gracekeeper.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem. Unexpected failures stay Quarkus's to report. */
class Refusals {

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return refusal.problem().asResponse();
  }

  @ServerExceptionMapper
  Response notJson(JacksonException unreadable) {
    return Refusal.invalid(unreadable.getOriginalMessage()).problem().asResponse();
  }

  @ServerExceptionMapper
  Response notValid(ResteasyReactiveViolationException violations) {
    var detail =
        violations.getConstraintViolations().stream()
            .map(one -> one.getPropertyPath() + " " + one.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return Refusal.invalid(detail).problem().asResponse();
  }

  /** The framework wraps what Jackson could not read. */
  @ServerExceptionMapper
  Response wrapped(WebApplicationException refused) {
    return refused.getCause() instanceof JacksonException unreadable
        ? notJson(unreadable)
        : refused.getResponse();
  }
}
