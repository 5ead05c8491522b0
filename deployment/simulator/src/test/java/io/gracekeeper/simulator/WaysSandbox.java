package io.gracekeeper.simulator;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** A simulator whose vendor has set up a queue and an API destination. */
public final class WaysSandbox implements QuarkusTestProfile {

  static final String SECRET = "a-secret-that-the-connection-sends";

  @Override
  public String getConfigProfile() {
    return "prod";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    var settings = new HashMap<>(new QuickSandbox().getConfigOverrides());
    settings.put("simulator.sqs.port", String.valueOf(port("sqs")));
    settings.put("simulator.registration-url", "http://127.0.0.1:8091/aws/registrations");
    settings.put("simulator.sqs.visibility-timeout", "1s");
    settings.put(
        "simulator.eventbridge.url",
        "http://127.0.0.1:" + port("destination") + "/aws/eventbridge");
    settings.put("simulator.eventbridge.secret", SECRET);
    settings.put("simulator.eventbridge.answer-timeout", "500ms");
    settings.put("simulator.eventbridge.retry-delay", "100ms");
    settings.put("simulator.eventbridge.longest-retry-delay", "100ms");
    return settings;
  }

  /** A free one, the same wherever this process asks. */
  static int port(String what) {
    var key = "test.port." + what;
    if (System.getProperty(key) == null) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        System.setProperty(key, String.valueOf(socket.getLocalPort()));
      } catch (IOException none) {
        throw new UncheckedIOException(none);
      }
    }
    return Integer.getInteger(key);
  }
}
