package io.gracekeeper.billing.link;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Where an operator vouches for an end that the marketplace cannot be asked about (D1). */
@Path("/accounts/{account}/links/{link}/end-confirmation")
@Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
@RunOnVirtualThread
public class EndConfirmationResource {

  private static final Logger LOG = Logger.getLogger(EndConfirmationResource.class);

  private final Accounts accounts;
  private final Links links;
  private final Agreements agreements;
  private final Caller caller;
  private final Clock clock;

  @Inject
  EndConfirmationResource(
      Accounts accounts,
      Links links,
      Agreements agreements,
      Caller caller,
      @BusinessTime Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.agreements = agreements;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Which end was confirmed.
   *
   * @param agreement as our events name it
   * @param endedAt the marketplace's date of it
   */
  @Schema(name = "EndConfirmed")
  public record Confirmed(String agreement, Instant endedAt) {}

  /**
   * Confirms the end of the link's agreement, of which the marketplace told. What it paid for may
   * then be deleted when its grace is over, as far as this goes. Should the agreement return, and
   * end once more, that end is to be confirmed anew.
   */
  @POST
  @RolesAllowed(Role.OPERATOR)
  @Transactional
  public Confirmed confirm(
      @PathParam("account") AccountId account, @PathParam("link") LinkId link) {
    accounts.existing(account);
    var agreement = agreements.locked(links.agreementOf(account, link));
    var end = agreement.facts().end();
    var name = agreement.names().key();
    if (end == null || !agreement.facts().hasEnded()) {
      throw Refusal.of(Code.AGREEMENT_NOT_ENDED, "Nobody has told that " + name + " has ended.");
    }
    var operator = caller.bearer().subject();
    agreement.merge(
        AgreementFacts.of(Fact.VOUCHED_ENDED, new Dated(clock.instant(), "operator:" + operator)));
    LOG.infof("An operator confirmed an end operator=%s agreement=%s", operator, name);
    return new Confirmed(name, end.at());
  }
}
