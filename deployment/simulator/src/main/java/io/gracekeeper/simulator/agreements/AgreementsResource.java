package io.gracekeeper.simulator.agreements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import io.gracekeeper.simulator.agreements.Marketplace.Choice;
import io.gracekeeper.simulator.listings.Listings;
import io.gracekeeper.simulator.listings.Offers;
import io.gracekeeper.simulator.registration.SetUp;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens at AWS Marketplace where agreements are concurrent. */
@Path("/aws/agreements")
@RunOnVirtualThread
class AgreementsResource {

  private final Marketplace marketplace;
  private final Agreements agreements;
  private final Listings listings;
  private final Offers offers;

  AgreementsResource(
      Marketplace marketplace, Agreements agreements, Listings listings, Offers offers) {
    this.marketplace = marketplace;
    this.agreements = agreements;
    this.listings = listings;
    this.offers = offers;
  }

  /**
   * What a buyer orders.
   *
   * @param offer null for the first one that is for everybody
   * @param quantities null for those of the offer
   */
  record Order(
      @NotBlank String listing,
      @NotNull @Pattern(regexp = "\\d{12}") String buyer,
      @Nullable String offer,
      boolean renewsItself,
      @Nullable Map<String, @PositiveOrZero Integer> quantities) {}

  /** How much of each dimension a buyer wants from now on. */
  record Upgrade(@NotNull Map<String, @PositiveOrZero Integer> quantities) {}

  /** Whether a buyer wants it to be renewed at its end. */
  record Renewing(boolean renewsItself) {}

  /** How a renewal is told. */
  record Renewal(boolean unnamed) {}

  /** What comes in its place. */
  record Replacement(
      @Nullable String offer,
      @Nullable Map<String, @PositiveOrZero Integer> quantities,
      boolean unnamed) {}

  /**
   * How a buyer cancels.
   *
   * @param productName what was typed to confirm
   * @param licensedFor how long the licence outlives the agreement; null for not at all
   */
  record Cancellation(@NotNull String productName, @Nullable Duration licensedFor) {}

  /** How it ends otherwise. */
  record Ending(@Nullable Duration licensedFor) {}

  /** An agreement, as it is shown. */
  record Shown(String state, String status, boolean advised, @JsonUnwrapped Contract contract) {

    static Shown of(Agreement agreement) {
      return switch (agreement) {
        case Scheduled(var contract) -> new Shown("SCHEDULED", agreement.status(), false, contract);
        case Active(var contract, var advised) ->
            new Shown("ACTIVE", agreement.status(), advised, contract);
        case Ended(var contract, _, _) -> new Shown("ENDED", agreement.status(), false, contract);
      };
    }
  }

  @POST
  public Response subscribe(@Valid @NotNull Order order) {
    var listing = listings.named(order.listing());
    var offer = offers.taken(listing, order.buyer(), order.offer());
    var choice = new Choice(offer, order.renewsItself(), order.quantities());
    var made = marketplace.subscribe(listing, order.buyer(), choice);
    return Response.status(Status.CREATED).entity(Shown.of(made)).build();
  }

  @POST
  @Path("/{id}/upgrade")
  public Shown upgrade(@PathParam("id") String id, @Valid @NotNull Upgrade upgrade) {
    return Shown.of(marketplace.upgrade(id, upgrade.quantities()));
  }

  @POST
  @Path("/{id}/renewing")
  public Shown renewing(@PathParam("id") String id, @NotNull Renewing renewing) {
    return Shown.of(marketplace.renewByItself(id, renewing.renewsItself()));
  }

  @POST
  @Path("/{id}/renew")
  public Shown renew(@PathParam("id") String id, @Nullable Renewal how) {
    return Shown.of(marketplace.renew(id, how != null && how.unnamed()));
  }

  @POST
  @Path("/{id}/replace")
  public Shown replace(@PathParam("id") String id, @Valid @Nullable Replacement wanted) {
    var by = wanted == null ? new Replacement(null, null, false) : wanted;
    var former = agreements.named(id).contract();
    var offer = offers.taken(former.listing(), former.buyer(), by.offer());
    var choice = new Choice(offer, former.terms().renewsItself(), by.quantities());
    return Shown.of(marketplace.replace(id, choice, by.unnamed()));
  }

  @POST
  @Path("/{id}/cancel")
  public Shown cancel(@PathParam("id") String id, @Valid @NotNull Cancellation how) {
    return Shown.of(marketplace.cancel(id, how.productName(), orAtOnce(how.licensedFor())));
  }

  @POST
  @Path("/{id}/expire")
  public Shown expire(@PathParam("id") String id, @Nullable Ending how) {
    return Shown.of(marketplace.expire(id, orAtOnce(how == null ? null : how.licensedFor())));
  }

  @POST
  @Path("/{id}/terminate")
  public Shown terminate(@PathParam("id") String id, @Nullable Ending how) {
    return Shown.of(marketplace.terminate(id, orAtOnce(how == null ? null : how.licensedFor())));
  }

  @POST
  @Path("/{id}/advise")
  public Shown advise(@PathParam("id") String id) {
    return Shown.of(marketplace.advise(id));
  }

  @POST
  @Path("/{id}/clear")
  public Shown clear(@PathParam("id") String id) {
    return Shown.of(marketplace.clear(id));
  }

  @POST
  @Path("/{id}/set-up")
  public SetUp setUp(@PathParam("id") String id) {
    return marketplace.setUp(id);
  }

  /** All of them, or a buyer's. */
  @GET
  public List<Shown> agreements(@QueryParam("buyer") @Nullable String buyer) {
    return agreements.all().stream()
        .filter(each -> buyer == null || each.contract().buyer().equals(buyer))
        .map(Shown::of)
        .toList();
  }

  @GET
  @Path("/{id}")
  public Shown agreement(@PathParam("id") String id) {
    return Shown.of(agreements.named(id));
  }

  private static Duration orAtOnce(@Nullable Duration licensedFor) {
    return licensedFor == null ? Duration.ZERO : licensedFor;
  }
}
