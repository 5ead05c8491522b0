package io.gracekeeper.simulator.listings;

import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is for sale, and the offers that a seller makes for one buyer. */
@Path("/aws/listings")
@RunOnVirtualThread
class ListingsResource {

  private final Listings listings;
  private final Offers offers;

  ListingsResource(Listings listings, Offers offers) {
    this.listings = listings;
    this.offers = offers;
  }

  /**
   * An offer for one buyer.
   *
   * @param startsAt in business time; null for as soon as it is taken
   * @param term null without an end, which only pay-as-you-go can be
   */
  record PrivateOffer(
      @NotNull @Pattern(regexp = "\\d{12}") String buyer,
      @Nullable @Bounded Instant startsAt,
      @Nullable Duration term,
      @Nullable Map<String, @PositiveOrZero Integer> quantities) {

    Offer on(Listing listing) {
      if ((term == null) != (listing.pricing() == Pricing.USAGE)) {
        throw Refusal.invalid("A contract has a 'term', and pay-as-you-go has none.");
      }
      return new Offer(
          AwsIds.privateOffer(),
          listing.code(),
          "Private offer",
          buyer,
          startsAt,
          term,
          false,
          listing.checked(quantities == null ? Map.of() : quantities));
    }
  }

  @GET
  public List<Listing> listings() {
    return listings.all();
  }

  /** The purchase options. */
  @GET
  @Path("/{listing}/offers")
  public List<Offer> offers(
      @PathParam("listing") String listing, @QueryParam("buyer") @DefaultValue("") String buyer) {
    return offers.of(listings.named(listing), buyer);
  }

  @POST
  @Path("/{listing}/offers")
  public Response make(@PathParam("listing") String listing, @Valid @NotNull PrivateOffer wanted) {
    var made = offers.make(wanted.on(listings.named(listing)));
    return Response.status(Status.CREATED).entity(made).build();
  }
}
