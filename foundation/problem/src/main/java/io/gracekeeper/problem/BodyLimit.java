package io.gracekeeper.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says of itself that it is too large, before any of it is read; one that hides
 * its length is counted by {@link BodyCount}. Quarkus' own limit answers without a word, so it is
 * left where it never comes into play.
 */
@ApplicationScoped
class BodyLimit {

  private static final int BEFORE_QUARKUS = 10_000;

  private final long limit;
  private final ObjectMapper json;

  @Inject
  BodyLimit(@ConfigProperty(name = BodyCount.LIMIT) Optional<MemorySize> limit, ObjectMapper json) {
    this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    this.json = json;
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, BEFORE_QUARKUS);
  }

  private void check(RoutingContext call) {
    var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || Long.parseLong(length) <= limit) {
      call.next();
      return;
    }
    var detail = "The body has " + length + " bytes; " + limit + " are taken.";
    call.response()
        .setStatusCode(Code.BODY_TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(written(Problem.of(Code.BODY_TOO_LARGE, detail)))
        .onComplete(_ -> call.request().connection().close());
  }

  private String written(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A problem could not be written.", impossible);
    }
  }
}
