package io.gracekeeper.simulator.bus;

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
  private final List<BusEvent> events = new CopyOnWriteArrayList<>();

  Bus(Ways ways, ApiDestination destination, Queue queue) {
    this.ways = ways;
    this.destination = destination;
    this.queue = queue;
  }

  /** Tells what happened to an agreement of a listing. Without any way it is lost, as with AWS. */
  public void put(Listing listing, BusEvent event) {
    events.add(event);
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
