package io.gracekeeper.simulator.buyer;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.listings.Listings;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What a buyer sees of AWS Marketplace before anything is changed, and how one subscribes. */
@Path(Shop.PATH)
@RunOnVirtualThread
class BuyerResource {

  private static final int CONFLICT = 409;

  private final Shop shop;
  private final Subscriptions subscriptions;
  private final Listings listings;

  BuyerResource(Shop shop, Subscriptions subscriptions, Listings listings) {
    this.shop = shop;
    this.subscriptions = subscriptions;
    this.listings = listings;
  }

  /** Anybody is whichever account they say. */
  @GET
  public Response signIn(@QueryParam("account") @Nullable String account) {
    if (account == null) {
      return shop.shown(200, BuyerPages.signIn(null));
    }
    var digits = account.replaceAll("[\\s-]", "");
    return digits.matches(Shop.ACCOUNT)
        ? shop.leadsTo("/" + digits)
        : shop.shown(400, BuyerPages.signIn("An AWS account has twelve digits."));
  }

  @GET
  @Path("/{account: " + Shop.ACCOUNT + "}")
  public Response subscriptions(
      @PathParam("account") String account,
      @QueryParam("did") @Nullable Deed did,
      @QueryParam("of") @Nullable String key) {
    var done = did == null || key == null ? null : confirmation(account, did, key);
    return shop.shown(200, page(account, done, null));
  }

  private TemplateInstance page(
      String account, @Nullable Confirmation done, @Nullable String refused) {
    return BuyerPages.subscriptions(
        account, subscriptions.of(account), listings.all(), shop.registration(), done, refused);
  }

  private Confirmation confirmation(String account, Deed did, String key) {
    var about = subscriptions.named(account, key);
    return new Confirmation(did, about.product(), about.state());
  }

  /** "View purchase options". */
  @GET
  @Path("/{account: " + Shop.ACCOUNT + "}/listings/{listing}")
  public Response options(@PathParam("account") String account, @PathParam("listing") String code) {
    var listing = listings.named(code);
    var offers = subscriptions.offers(account, listing);
    return shop.shown(200, BuyerPages.options(account, listing, offers, null));
  }

  @POST
  @Path("/{account: " + Shop.ACCOUNT + "}/listings/{listing}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response subscribe(
      @PathParam("account") String account,
      @PathParam("listing") String code,
      MultivaluedMap<String, String> fields) {
    var listing = listings.named(code);
    var form = new Form(fields);
    try {
      var choice =
          subscriptions.choice(
              account, listing, form.text("offer"), form.has("renews"), form.quantities(listing));
      return shop.confirmed(
          account, Deed.SUBSCRIBED, subscriptions.subscribe(account, listing, choice));
    } catch (Refusal refused) {
      var offers = subscriptions.offers(account, listing);
      return shop.shown(
          CONFLICT, BuyerPages.options(account, listing, offers, refused.getMessage()));
    }
  }

  /** Where a cancel is confirmed (C12, C13). */
  @GET
  @Path("/{account: " + Shop.ACCOUNT + "}/subscriptions/{key}/cancel")
  public Response cancelling(@PathParam("account") String account, @PathParam("key") String key) {
    return shop.shown(200, BuyerPages.cancel(account, subscriptions.named(account, key), null));
  }

  @POST
  @Path("/{account: " + Shop.ACCOUNT + "}/subscriptions/{key}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response cancel(
      @PathParam("account") String account,
      @PathParam("key") String key,
      MultivaluedMap<String, String> fields) {
    try {
      subscriptions.cancel(account, key, new Form(fields).text("product"));
      return shop.confirmed(account, Deed.CANCELLED, key);
    } catch (Refusal refused) {
      var subscription = subscriptions.named(account, key);
      return shop.shown(CONFLICT, BuyerPages.cancel(account, subscription, refused.getMessage()));
    }
  }
}
