package io.gracekeeper.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives a former answer again. */
class Replays {

  @ServerExceptionMapper
  Response again(Replay replay) {
    return Response.ok(replay.answer(), MediaType.APPLICATION_JSON_TYPE)
        .header("Idempotency-Replayed", "true")
        .build();
  }
}
