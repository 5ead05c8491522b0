package io.gracekeeper.simulator.platform;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.platform.Outcome.Access;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes signed commands, as subscription-service sends them. */
@Path("/platform/commands")
class CommandsResource {

  private final Signatures signatures;
  private final Commands commands;
  private final Faults faults;
  private final ObjectMapper json;

  CommandsResource(Signatures signatures, Commands commands, Faults faults, ObjectMapper json) {
    this.signatures = signatures;
    this.commands = commands;
    this.faults = faults;
    this.json = json;
  }

  /** Carries a command out at once; a slow platform only answers late. */
  @POST
  public CompletionStage<Response> command(String body, @Context HttpHeaders headers) {
    var fault = faults.current();
    var answer = fault.down() ? down() : answer(body, headers);
    return fault.delayMillis() == 0
        ? completedFuture(answer)
        : supplyAsync(() -> answer, delayedExecutor(fault.delayMillis(), MILLISECONDS));
  }

  private Response answer(String body, HttpHeaders headers) {
    if (!signatures.prove(body, headers.getRequestHeaders())) {
      return problem(401, "bad-signature", "The signature is missing, wrong or too old.");
    }
    var command = parsed(body);
    return switch (faults.strike()) {
      case NONE -> carriedOut(command);
      case BUSY -> busy();
      case CONFLICT -> problem(409, "conflict", "Something else is going on there. Ask again.");
      case ANSWER_LOST -> {
        carriedOut(command);
        yield problem(500, "answer-lost", "The command is carried out; its answer is lost.");
      }
    };
  }

  private Response carriedOut(Command command) {
    return switch (commands.carryOut(command)) {
      case Done done -> Response.ok(done).build();
      case Access access -> Response.ok(access).build();
      case Refused(var reason) -> problem(reason.status(), reason.code(), reason.detail());
    };
  }

  private Command parsed(String body) {
    try {
      return json.readValue(body, Command.class);
    } catch (JsonProcessingException malformed) {
      throw Refusal.invalid(malformed.getOriginalMessage());
    }
  }

  private static Response down() {
    return problem(503, "platform-down", "The platform takes no commands now.");
  }

  private static Response busy() {
    var tooMany = problem(429, "busy", "The platform has too much to do now.");
    return Response.fromResponse(tooMany).header(HttpHeaders.RETRY_AFTER, 1).build();
  }

  private static Response problem(int status, String code, String detail) {
    var nameless = URI.create("about:blank");
    var problem = new Problem(nameless, "Refused", status, detail, code, List.of(), null);
    return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
