package io.gracekeeper.exchange;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import java.util.List;

/**
 * Hears the events of one family. {@link Intake} calls it with a batch, and {@link Retries} again
 * with what could not be taken at first; so a later event may have been heard before an earlier
 * one.
 */
public interface Listener<E extends Event> {

  EventFamily<E> hears();

  /**
   * Lets events have their effect, in the transaction that is under way: all of them or none.
   *
   * @param events at least one, in the order of their partition; the same ones may come again if
   *     this failed
   */
  void on(List<Envelope<E>> events);
}
