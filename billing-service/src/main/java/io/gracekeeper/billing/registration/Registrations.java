package io.gracekeeper.billing.registration;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.ticket.Ticket;
import io.gracekeeper.ticket.Tickets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** All registrations, and the way to them by a ticket. */
@ApplicationScoped
public class Registrations implements PanacheRepositoryBase<Registration, String> {

  private final Tickets tickets;

  @Inject
  Registrations(Tickets tickets) {
    this.tickets = tickets;
  }

  /** Keeps what the marketplace told; told again, it changes nothing. */
  public void keep(BuyerRegistered told, Agreement agreement, Instant at) {
    getEntityManager()
        .createNativeQuery(
            "insert into registration (id, agreement_id, buyer_account, free_trial, registered_at)"
                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, told.registration().value())
        .setParameter(2, agreement.id())
        .setParameter(3, told.buyerAccount())
        .setParameter(4, told.freeTrial())
        .setParameter(5, at)
        .executeUpdate();
  }

  /** The registration that a ticket points to, or a refusal; the purchase is lost by none (C5). */
  public Registration byTicket(String shown) {
    return switch (tickets.read(shown)) {
      case Ticket.Good(var registration) ->
          findByIdOptional(registration.value()).orElseThrow(Registrations::notYetKnown);
      case Ticket.Expired() ->
          throw Refusal.of(Code.TICKET_EXPIRED, "The ticket was good for a while only.");
      case Ticket.Forged() -> throw Refusal.of(Code.TICKET_FORGED, "The ticket is none of ours.");
    };
  }

  private static Refusal notYetKnown() {
    return Refusal.of(Code.REGISTRATION_NOT_YET_KNOWN, "What the marketplace told is on its way.");
  }
}
