package io.gracekeeper.simulator.bus;

import io.gracekeeper.simulator.dials.Departure;
import io.gracekeeper.simulator.dials.Departures;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.queues.Queue;
import io.gracekeeper.simulator.ways.Ways;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Every event since the start, in the order in which AWS told it. The vendor's rules send each on,
 * the ways of its listing.
 */
@Singleton
public class Bus {

  private static final Logger LOG = Logger.getLogger(Bus.class);

  private final Ways ways;
  private final ApiDestination destination;
  private final Queue queue;
  private final Departures departures;
  private final List<BusEvent> events = new CopyOnWriteArrayList<>();

  Bus(Ways ways, ApiDestination destination, Queue queue, Departures departures) {
    this.ways = ways;
    this.destination = destination;
    this.queue = queue;
    this.departures = departures;
  }

  /** Tells what happened to an agreement of a listing, if the dials let it. */
  public void put(Listing listing, BusEvent event) {
    events.add(event);
    departures.depart(new Departure(event.id(), () -> send(listing, event)));
  }

  private void send(Listing listing, BusEvent event) {
    var chosen = ways.of(listing);
    if (chosen.isEmpty()) {
      LOG.warnf("An event is lost because no rule sends it on id=%s", event.id());
    }
    for (var way : chosen) {
      switch (way) {
        case EVENTBRIDGE_HTTPS -> destination.send(event);
        case EVENTBRIDGE_SQS -> queue.send(event.id(), event.type(), event.json());
        case SNS_HTTPS, SNS_SQS ->
            throw new IllegalStateException("Of " + listing.code() + " EventBridge tells nothing.");
      }
    }
  }

  List<BusEvent> all() {
    return List.copyOf(events);
  }
}
