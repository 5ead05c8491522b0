package io.gracekeeper.simulator.bus;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What AWS has told on the bus. */
@Path("/aws/events")
class EventsResource {

  private final Bus bus;

  EventsResource(Bus bus) {
    this.bus = bus;
  }

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
}
