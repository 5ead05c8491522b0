package io.gracekeeper.simulator.ways;

import io.gracekeeper.simulator.listings.Listings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Set;

/** Shows and changes which way the notices of each listing go. */
@Path("/aws/ways")
class WaysResource {

  private final Ways ways;
  private final Listings listings;

  WaysResource(Ways ways, Listings listings) {
    this.ways = ways;
    this.listings = listings;
  }

  /** The ways of a listing. */
  record Chosen(@NotNull Set<@NotNull Way> ways) {}

  /** By product code. */
  @GET
  public Map<String, Set<Way>> ways() {
    return ways.all();
  }

  @PUT
  @Path("/{listing}")
  public Chosen choose(@PathParam("listing") String listing, @Valid @NotNull Chosen chosen) {
    return new Chosen(ways.choose(listings.named(listing), chosen.ways()));
  }
}
