package io.gracekeeper.adapter.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.adapter.journal.Attempt;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.shelf.Lying;
import io.gracekeeper.adapter.shelf.Masked;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
   * Who sent a notice.
   *
   * @param source the way it came, in one word
   * @param sender who sent it on that way, as the marketplace names it
   * @param id the marketplace's own id of it
   */
  @Schema(name = "Sender")
  public record Sent(String source, String sender, String id, Instant receivedAt) {

    static Sent of(Notice notice) {
      return new Sent(notice.source(), notice.sender(), notice.id(), notice.receivedAt());
    }
  }

  /**
   * Something on a shelf.
   *
   * @param position where it lies: partition and offset
   * @param at when it was put there
   * @param sent what is known of its sender; null where its origin was never proven
   * @param reason why it lies there; null for what is only kept
   * @param from where it was before: topic, partition and offset, or a queue; null likewise
   * @param bytes how long its body is
   * @param settled whether it was replayed well, and nobody has to look after it
   * @param lastAttempt what came of its last replay; null if there was none, and for what is only
   *     kept
   */
  @Schema(name = "Lying")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Shown(
      String position,
      Instant at,
      @Nullable Sent sent,
      @Nullable String reason,
      @Nullable String from,
      int bytes,
      boolean settled,
      @Nullable Attempt lastAttempt) {

    static Shown of(Lying lying, @Nullable Attempt last) {
      return new Shown(
          lying.position().toString(),
          lying.at(),
          lying.notice().map(Sent::of).orElse(null),
          lying.reason(),
          lying.from(),
          lying.body().length,
          last != null && last.wentWell(),
          last);
    }
  }

  /**
   * Something on a shelf, with its body.
   *
   * @param body as text, without tokens, secrets and what addresses are asked with
   * @param complete whether nothing had to be left out
   */
  @Schema(name = "LyingWithBody")
  public record Whole(Shown notice, String body, boolean complete) {}

  /**
   * A part of a shelf, in the order of positions.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Shelf")
  public record All(List<Shown> notices, @Nullable String next) {}

  @GET
  @RolesAllowed(Role.OPERATOR)
  public All list(
      @PathParam("shelf") String title,
      @BeanParam Received received,
      @Valid @BeanParam Asked asked) {
    var shelf = shelf(title);
    var passage = received.on(shelf);
    passage
        .flaw()
        .ifPresent(flaw -> {
          throw Refusal.invalid(flaw);
        });
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
  public Whole show(@PathParam("shelf") String title, @PathParam("position") String position) {
    var lying = lying(shelf(title), position);
    var body = Masked.of(lying.body());
    var last = journal.attempts(lying.shelf()).get(lying.position());
    return new Whole(Shown.of(lying, last), body.text(), body.isWhole());
  }

  /** It is told again, or proven again if it is in quarantine. */
  @POST
  @Path("{position}/replay")
  @RolesAllowed(Role.OPERATOR)
  public Attempt replay(@PathParam("shelf") String title, @PathParam("position") String position) {
    return attempts.make(lying(shelf(title), position), caller.bearer().subject());
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
