package io.gracekeeper.simulator.buyer;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.agreements.Marketplace;
import io.gracekeeper.simulator.listings.Listings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;

/** What a buyer, or AWS, does with a concurrent agreement that there is. */
@Path(Shop.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
class DeedsResource {

  private static final int CONFLICT = 409;

  private final Shop shop;
  private final Subscriptions subscriptions;
  private final Marketplace marketplace;
  private final Listings listings;

  DeedsResource(
      Shop shop, Subscriptions subscriptions, Marketplace marketplace, Listings listings) {
    this.shop = shop;
    this.subscriptions = subscriptions;
    this.marketplace = marketplace;
    this.listings = listings;
  }

  /** Does it, and leads to the page that confirms it. */
  @POST
  @Path(
      "/{account: "
          + Shop.ACCOUNT
          + "}/subscriptions/{key}/{deed: upgraded|renewed|replaced|expired|terminated|advised|cleared}")
  public Response act(
      @PathParam("account") String account,
      @PathParam("key") String key,
      @PathParam("deed") String deed,
      MultivaluedMap<String, String> fields) {
    try {
      var agreement = subscriptions.agreement(account, key);
      var done = Deed.valueOf(deed.toUpperCase(Locale.ROOT));
      return shop.confirmed(
          account, done, carriedOut(done, account, agreement, new Form(fields)).contract().id());
    } catch (Refusal refused) {
      return shop.shown(
          CONFLICT,
          BuyerPages.subscriptions(
              account,
              subscriptions.of(account),
              listings.all(),
              shop.registration(),
              null,
              refused.getMessage()));
    }
  }

  private Agreement carriedOut(Deed deed, String account, Agreement agreement, Form form) {
    var id = agreement.contract().id();
    var listing = agreement.contract().listing();
    return switch (deed) {
      case UPGRADED -> marketplace.upgrade(id, form.quantities(listing));
      case RENEWED -> marketplace.renew(id, false);
      case REPLACED ->
          marketplace.replace(
              id,
              subscriptions.choice(
                  account,
                  listing,
                  form.text("offer"),
                  agreement.contract().terms().renewsItself(),
                  form.quantities(listing)),
              false);
      case EXPIRED -> marketplace.expire(id, Duration.ZERO);
      case TERMINATED -> marketplace.terminate(id, Duration.ZERO);
      case ADVISED -> marketplace.advise(id);
      case CLEARED -> marketplace.clear(id);
      case SUBSCRIBED, CANCELLED ->
          throw new IllegalStateException("There are forms of their own for " + deed + ".");
    };
  }
}
