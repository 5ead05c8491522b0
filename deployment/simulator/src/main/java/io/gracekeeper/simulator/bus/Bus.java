package io.gracekeeper.simulator.bus;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every event since the start, in the order in which AWS told it. */
@Singleton
public class Bus {

  private final List<BusEvent> events = new CopyOnWriteArrayList<>();

  /** Tells what happened to an agreement of a listing. */
  public void put(BusEvent event) {
    events.add(event);
  }

  List<BusEvent> all() {
    return List.copyOf(events);
  }
}
