package io.gracekeeper.simulator.bus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.listings.Listings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What AWS has told on the bus; and any event, whatever was agreed on: out of order, dated back, or
 * of a kind nobody knows.
 */
@Path("/aws/events")
@RunOnVirtualThread
class EventsResource {

  private final Bus bus;
  private final Listings listings;
  private final Seller seller;
  private final Clock clock;

  EventsResource(Bus bus, Listings listings, Seller seller, @BusinessTime Clock clock) {
    this.bus = bus;
    this.listings = listings;
    this.seller = seller;
    this.clock = clock;
  }

  /**
   * An event to be told.
   *
   * @param type its detail-type
   * @param times how many events that say the same, each with an id of its own; null for one
   * @param at what the envelopes say of their time; null for now
   */
  record Order(
      @NotBlank String listing,
      @NotBlank @JsonProperty("detail-type") String type,
      @NotNull Map<String, Object> detail,
      @Min(1) @Max(100) @Nullable Integer times,
      @Nullable Instant at) {}

  /** One event, as it is sent on. */
  record Told(@JsonRawValue String event) {
    static Told of(BusEvent event) {
      return new Told(event.json());
    }
  }

  /** All events, or those of one agreement. */
  @GET
  public List<Told> events(@QueryParam("agreement") @Nullable String agreement) {
    return bus.all().stream()
        .filter(event -> agreement == null || event.isAbout(agreement))
        .map(Told::of)
        .toList();
  }

  @POST
  public Response tell(@Valid @NotNull Order order) {
    var listing = listings.named(order.listing());
    var told =
        Stream.generate(() -> event(order))
            .limit(order.times() == null ? 1 : order.times())
            .peek(event -> bus.put(listing, event))
            .map(Told::of)
            .toList();
    return Response.accepted(told).build();
  }

  private BusEvent event(Order order) {
    var at = Objects.requireNonNullElseGet(order.at(), clock::instant);
    return BusEvent.of(order.type(), seller.account(), at, List.of(), order.detail());
  }
}
