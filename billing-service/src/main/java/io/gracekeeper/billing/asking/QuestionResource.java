package io.gracekeeper.billing.asking;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of the agreements of a marketplace, and which it is to be asked about (E7, E9). */
@Path("/marketplaces/{marketplace}")
@RunOnVirtualThread
public class QuestionResource {

  private final Agreements agreements;
  private final Caller caller;

  @Inject
  QuestionResource(Agreements agreements, Caller caller) {
    this.agreements = agreements;
    this.caller = caller;
  }

  /**
   * An agreement as billing knows it.
   *
   * @param state how it stands here
   * @param entitled whether it is known to have entitled to something
   * @param askAt from when on the marketplace is to be asked; null: not until something is told
   */
  @Schema(name = "KnownAgreement")
  public record Known(
      AgreementNames agreement, AgreementState state, boolean entitled, @Nullable Instant askAt) {

    static Known of(Agreement agreement) {
      var facts = agreement.facts();
      return new Known(
          agreement.names(), state(agreement), facts.has(Fact.PROVISIONED), agreement.askAt());
    }

    private static AgreementState state(Agreement agreement) {
      var facts = agreement.facts();
      if (facts.isLive()) {
        return AgreementState.LIVE;
      }
      return facts.hasEnded() ? AgreementState.ENDED : AgreementState.UNKNOWN;
    }
  }

  /**
   * Agreements that the marketplace is to be asked about.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "Questions")
  public record All(List<Known> agreements, @Nullable String next) {}

  /** Those that are due and those that will be, the soonest first. */
  @GET
  @Path("/questions")
  @RolesAllowed({Role.SERVICE, Role.OPERATOR})
  @Transactional
  public All questions(
      @PathParam("marketplace") Marketplace marketplace, @Valid @BeanParam Asked asked) {
    var page =
        asked.of(
            "questions",
            (after, atMost) -> {
              var last = Place.read(after);
              return agreements.toAskAbout(
                  caller.scope(), marketplace, last.askAt(), last.id(), atMost);
            },
            it -> Place.of(it).text());
    return new All(page.rows().stream().map(Known::of).toList(), page.next());
  }

  /** One, by the marketplace's id. */
  @GET
  @Path("/agreements/{agreement}")
  @RolesAllowed({Role.SERVICE, Role.OPERATOR})
  @Transactional
  public Known agreement(
      @PathParam("marketplace") Marketplace marketplace,
      @PathParam("agreement") @Size(max = 255) String agreement) {
    return agreements
        .ofOwnId(caller.scope(), marketplace, agreement)
        .map(Known::of)
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_AGREEMENT, "Nobody has told of " + agreement + "."));
  }

  /** A place in the list. */
  private record Place(Instant askAt, UUID id) {

    private static final Place BEFORE_ALL = new Place(Instant.EPOCH, new UUID(0, 0));

    static Place of(Agreement listed) {
      return new Place(requireNonNull(listed.askAt(), "Only such are listed."), listed.id());
    }

    static Place read(String text) {
      try {
        var parts = text.split(" ", -1);
        return text.isEmpty()
            ? BEFORE_ALL
            : new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException no) {
        throw Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.");
      }
    }

    String text() {
      return askAt + " " + id;
    }
  }
}
