package io.gracekeeper.simulator.platform;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.simulator.Problem;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.CompletionStage;

/** Takes signed commands, as subscription-service sends them. */
@Path("/platform/commands")
class CommandsResource {

  private final Signatures signatures;
  private final Deployments deployments;
  private final Faults faults;
  private final ObjectMapper json;

  CommandsResource(
      Signatures signatures, Deployments deployments, Faults faults, ObjectMapper json) {
    this.signatures = signatures;
    this.deployments = deployments;
    this.faults = faults;
    this.json = json;
  }

  /** Carries a command out at once; a slow platform only answers late. */
  @POST
  public CompletionStage<Done> command(String body, @Context HttpHeaders headers) {
    var fault = faults.current();
    if (fault.down()) {
      throw Problem.refusal(
          Status.SERVICE_UNAVAILABLE, "platform-down", "The platform takes no commands now.");
    }
    if (!signatures.prove(body, headers.getRequestHeaders())) {
      throw Problem.refusal(
          Status.UNAUTHORIZED, "bad-signature", "The signature is missing, wrong or too old.");
    }
    var done = carryOut(parsed(body));
    return fault.delayMillis() == 0
        ? completedFuture(done)
        : supplyAsync(() -> done, delayedExecutor(fault.delayMillis(), MILLISECONDS));
  }

  private Command parsed(String body) {
    try {
      return json.readValue(body, Command.class);
    } catch (JsonProcessingException malformed) {
      throw Problem.refusal(
          Status.BAD_REQUEST, "malformed-command", malformed.getOriginalMessage());
    }
  }

  private Done carryOut(Command command) {
    return switch (deployments.carryOut(command)) {
      case Done done -> done;
      case Refused(var reason) -> {
        var status = reason == Reason.UID_MISSING ? Status.BAD_REQUEST : Status.CONFLICT;
        throw Problem.refusal(status, reason.code(), reason.detail());
      }
    };
  }
}
