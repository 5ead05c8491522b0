package io.gracekeeper.adapter.replay;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.RequestKey;
import io.gracekeeper.access.Role;
import io.gracekeeper.adapter.journal.Answered;
import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.shelf.Lying;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Position;
import io.gracekeeper.adapter.shelf.Shelf;
import io.gracekeeper.adapter.shelf.Shelves;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What lies on the shelves of notices, and the replay of one of them (E6). */
@Path("/notices/{shelf}")
@RunOnVirtualThread
public class NoticesResource {

  private final Shelves shelves;
  private final Journal journal;
  private final Attempts attempts;
  private final Caller caller;

  @Inject
  NoticesResource(Shelves shelves, Journal journal, Attempts attempts, Caller caller) {
    this.shelves = shelves;
    this.journal = journal;
    this.attempts = attempts;
    this.caller = caller;
  }

  /** When something was received from the marketplace. */
  public static class Received {

    @QueryParam("receivedFrom")
    @Schema(format = "date-time")
    @Nullable String from;

    @QueryParam("receivedUntil")
    @Schema(format = "date-time")
    @Nullable String until;

    Passage on(Shelf shelf) {
      return Passage.received(
          shelf, instant("receivedFrom", from), instant("receivedUntil", until));
    }

    private static @Nullable Instant instant(String name, @Nullable String told) {
      try {
        return told == null ? null : Instant.parse(told);
      } catch (DateTimeException none) {
        throw Refusal.invalid("'" + name + "' is no instant, such as 2026-03-01T12:00:00Z.");
      }
    }
  }

  /**
   * A part of a shelf, in the order of positions.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Notices")
  public record All(List<Shown> notices, @Nullable String next) {}

  @GET
  @RolesAllowed(Role.OPERATOR)
  public All list(
      @PathParam("shelf") @Schema(enumeration = {"kept", "dead-letters", "quarantine"})
          String title,
      @BeanParam Received received,
      @Valid @BeanParam Asked asked) {
    var shelf = shelf(title);
    var passage = received.on(shelf).checked();
    var page =
        asked.of(
            title,
            (after, atMost) -> shelves.first(passage, position(after), atMost),
            lying -> lying.position().toString());
    var made = journal.attempts(shelf);
    return new All(
        page.rows().stream().map(it -> Shown.of(it, made.get(it.position()))).toList(),
        page.next());
  }

  @GET
  @Path("{position}")
  @RolesAllowed(Role.OPERATOR)
  public Shown.Whole show(
      @PathParam("shelf") @Schema(enumeration = {"kept", "dead-letters", "quarantine"})
          String title,
      @PathParam("position") String position) {
    var lying = lying(shelf(title), position);
    return Shown.Whole.of(lying, journal.attempts(lying.shelf()).get(lying.position()));
  }

  /**
   * It is told again, or proven again if it is in quarantine. The same Idempotency-Key finds what
   * came of it before.
   */
  @POST
  @Path("{position}/replay")
  @RolesAllowed(Role.OPERATOR)
  public RestResponse<Attempt> replay(
      @PathParam("shelf") @Schema(enumeration = {"kept", "dead-letters", "quarantine"})
          String title,
      @PathParam("position") String position,
      HttpHeaders headers) {
    var lying = lying(shelf(title), position);
    var told = headers.getHeaderString(RequestKey.HEADER);
    if (told == null) {
      return RestResponse.ok(attempts.make(lying, caller.bearer().subject()));
    }
    var key = RequestKey.of(caller.bearer(), told).id();
    return journal
        .answer(key)
        .map(former -> again(former, lying))
        .orElseGet(() -> RestResponse.ok(noted(key, lying)));
  }

  private Attempt noted(String key, Lying lying) {
    var attempt = attempts.make(lying, caller.bearer().subject());
    journal.note(key, new Answered(lying.place(), attempt));
    return attempt;
  }

  private static RestResponse<Attempt> again(Answered former, Lying lying) {
    if (!former.asked().equals(lying.place())) {
      throw Refusal.of(
          Code.IDEMPOTENCY_KEY_REUSED, "This key came before, for something that lay elsewhere.");
    }
    return RestResponse.ResponseBuilder.ok(former.attempt())
        .header("Idempotency-Replayed", "true")
        .build();
  }

  private Lying lying(Shelf shelf, String position) {
    return Position.read(position)
        .flatMap(it -> shelves.find(shelf, it))
        .orElseThrow(
            () -> Refusal.of(ReplayReason.UNKNOWN_NOTICE, "Nothing lies at this position."));
  }

  private static Shelf shelf(String title) {
    return Shelf.named(title)
        .orElseThrow(
            () -> Refusal.of(ReplayReason.UNKNOWN_SHELF, "There is no shelf of this name."));
  }

  private static @Nullable Position position(String after) {
    return Optional.of(after)
        .filter(it -> !it.isEmpty())
        .map(it ->
            Position.read(it)
                .orElseThrow(
                    () -> Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.")))
        .orElse(null);
  }
}
