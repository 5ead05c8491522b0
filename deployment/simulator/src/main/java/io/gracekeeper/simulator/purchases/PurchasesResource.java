package io.gracekeeper.simulator.purchases;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.purchases.Purchase.State;
import io.gracekeeper.simulator.registration.RegistrationTokens;
import io.gracekeeper.simulator.registration.SetUp;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a buyer does at AWS Marketplace. */
@Path("/aws/purchases")
@RunOnVirtualThread
class PurchasesResource {

  private final Purchases purchases;
  private final RegistrationTokens tokens;

  PurchasesResource(Purchases purchases, RegistrationTokens tokens) {
    this.purchases = purchases;
    this.tokens = tokens;
  }

  /**
   * What a buyer orders.
   *
   * @param offer null for the public offer, whose id AWS sends too
   * @param paymentFails whether AWS finds out that the buyer cannot pay
   * @param unannounced whether its notice gets lost on its way
   */
  record Order(
      @NotBlank String listing,
      @NotBlank String buyer,
      @Nullable String offer,
      boolean freeTrial,
      boolean paymentFails,
      boolean unannounced) {

    Purchase purchase() {
      var state = paymentFails ? State.FAILED : State.SUBSCRIBED;
      var accepted = offer == null ? "offer-" + UUID.randomUUID() : offer;
      return new Purchase(listing, buyer, accepted, freeTrial, state, null);
    }
  }

  /** How a buyer cancels. */
  record Cancellation(boolean immediately) {}

  /** Buys, or fails to pay; either is a notice. */
  @POST
  public Response buy(@Valid @NotNull Order order) {
    var bought =
        purchases
            .buy(order.purchase(), order.unannounced())
            .orElseThrow(
                () -> Refusal.of(Objection.ALREADY_SUBSCRIBED, "The buyer has this already."));
    return Response.status(Status.CREATED).entity(bought).build();
  }

  @POST
  @Path("/{listing}/{buyer}/cancel")
  public Purchase cancel(
      @PathParam("listing") String listing,
      @PathParam("buyer") String buyer,
      @Nullable Cancellation how) {
    purchase(listing, buyer);
    return purchases
        .cancel(listing, buyer, how != null && how.immediately())
        .orElseThrow(
            () -> Refusal.of(Objection.NOT_SUBSCRIBED, "Only a subscription can be cancelled."));
  }

  @POST
  @Path("/{listing}/{buyer}/subscribe-again")
  public Purchase subscribeAgain(
      @PathParam("listing") String listing, @PathParam("buyer") String buyer) {
    purchase(listing, buyer);
    return purchases
        .subscribeAgain(listing, buyer)
        .orElseThrow(() -> Refusal.of(Objection.ALREADY_SUBSCRIBED, "The buyer has this already."));
  }

  @POST
  @Path("/{listing}/{buyer}/set-up")
  public SetUp setUp(@PathParam("listing") String listing, @PathParam("buyer") String buyer) {
    return tokens.issue(purchase(listing, buyer).registrant());
  }

  @GET
  public List<Purchase> purchases() {
    return purchases.all();
  }

  @GET
  @Path("/{listing}/{buyer}")
  public Purchase purchase(@PathParam("listing") String listing, @PathParam("buyer") String buyer) {
    return purchases
        .find(listing, buyer)
        .orElseThrow(() -> Refusal.of(Objection.UNKNOWN_PURCHASE, "The buyer never bought this."));
  }
}
