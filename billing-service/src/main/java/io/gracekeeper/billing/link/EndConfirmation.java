package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/** An operator's word that an agreement has ended, under the lock of the agreement (D1). */
@ApplicationScoped
class EndConfirmation {

  private static final Logger LOG = Logger.getLogger(EndConfirmation.class);

  private final Links links;
  private final Agreements agreements;
  private final Clock clock;

  @Inject
  EndConfirmation(Links links, Agreements agreements, @BusinessTime Clock clock) {
    this.links = links;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Keeps the word of an operator; answers the marketplace's date of the end that it is about. */
  EndConfirmationResource.Confirmed confirm(AccountId account, LinkId link, String operator) {
    var agreement = agreements.locked(links.agreementOf(account, link));
    var end = agreement.facts().end();
    var name = agreement.names().key();
    if (end == null || !agreement.facts().hasEnded()) {
      throw Refusal.of(Code.AGREEMENT_NOT_ENDED, "Nobody has told that " + name + " has ended.");
    }
    agreement.merge(
        AgreementFacts.of(Fact.VOUCHED_ENDED, new Dated(clock.instant(), "operator:" + operator)));
    LOG.infof("An operator confirmed an end operator=%s agreement=%s", operator, name);
    return new EndConfirmationResource.Confirmed(name, end.at());
  }
}
