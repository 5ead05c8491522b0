package io.gracekeeper.adapter.replay;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.RequestKey;
import io.gracekeeper.access.Role;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.journal.Replay;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Shelf;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Replays of whole passages: begun here, and asked about until they are finished (E6). */
@Path("/replays")
@RunOnVirtualThread
public class ReplaysResource {

  private final Replays replays;
  private final Journal journal;
  private final Caller caller;
  private final Clock clock;

  @Inject
  ReplaysResource(Replays replays, Journal journal, Caller caller, @SystemTime Clock clock) {
    this.replays = replays;
    this.journal = journal;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Replays, the newest first.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Replays")
  public record All(List<Replay> replays, @Nullable String next) {}

  /** Begins one. The same Idempotency-Key finds the one that it began before. */
  @POST
  @SmallBody
  @RolesAllowed(Role.OPERATOR)
  public RestResponse<Replay> begin(@Valid @NotNull Passage passage, HttpHeaders headers) {
    check(passage);
    var told = headers.getHeaderString(RequestKey.HEADER);
    if (told == null) {
      return RestResponse.ok(begin(UUID.randomUUID().toString(), passage));
    }
    var id = RequestKey.of(caller.bearer(), told).id();
    return journal
        .replay(id)
        .map(former -> again(former, passage))
        .orElseGet(() -> RestResponse.ok(begin(id, passage)));
  }

  @GET
  @RolesAllowed(Role.OPERATOR)
  public All list(@Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "replays",
            (after, atMost) ->
                journal.replays().stream()
                    .filter(it -> after.isEmpty() || it.place().compareTo(after) < 0)
                    .limit(atMost)
                    .toList(),
            Replay::place);
    return new All(page.rows().stream().map(it -> it.asOf(clock.instant())).toList(), page.next());
  }

  @GET
  @Path("{replay}")
  @RolesAllowed(Role.OPERATOR)
  public Replay show(@PathParam("replay") String id) {
    return journal
        .replay(id)
        .map(it -> it.asOf(clock.instant()))
        .orElseThrow(
            () -> Refusal.of(ReplayReason.UNKNOWN_REPLAY, "There is no replay of this id."));
  }

  private Replay begin(String id, Passage passage) {
    return replays.begin(id, passage, caller.bearer().subject());
  }

  private RestResponse<Replay> again(Replay former, Passage passage) {
    if (!former.passage().equals(passage)) {
      throw Refusal.of(
          Code.IDEMPOTENCY_KEY_REUSED, "This key came before, with a passage that was another.");
    }
    return RestResponse.ResponseBuilder.ok(former.asOf(clock.instant()))
        .header("Idempotency-Replayed", "true")
        .build();
  }

  private static void check(Passage passage) {
    if (passage.shelf() == Shelf.QUARANTINE) {
      throw Refusal.of(ReplayReason.NOT_IN_BULK, "Each must be looked at, and proven by itself.");
    }
    passage.checked();
  }
}
