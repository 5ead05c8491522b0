package io.gracekeeper.simulator.bus;

import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.delivery.Carrier;
import io.gracekeeper.simulator.delivery.Deliveries;
import io.gracekeeper.simulator.delivery.Parcel;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The target of a rule that posts events to the vendor. Nothing proves them but the connection's
 * secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html">API
 *     destinations</a>
 */
@Singleton
class ApiDestination {

  private final Settings.Eventbridge settings;
  private final Deliveries deliveries;

  ApiDestination(Settings settings, Deliveries deliveries) {
    this.settings = settings.eventbridge();
    this.deliveries = deliveries;
  }

  /** Sends an event, if there is a destination. */
  void send(BusEvent event) {
    var parcel = new Parcel(event.id(), event.type(), headers(), event.json());
    settings.url().ifPresent(url -> deliveries.send(parcel, Carrier.EVENTBRIDGE, url));
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("User-Agent", "Amazon/EventBridge/ApiDestinations");
    settings.secret().ifPresent(secret -> headers.put(settings.header(), secret));
    return headers;
  }
}
