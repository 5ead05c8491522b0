package io.gracekeeper.local.platform;

import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Where each part listens: on a free port, or on the one that was asked for. */
public final class Addresses {

  private static final String OPTION = "local.port.";
  private static final int HIGHEST = 65_535;

  /** They have health and metrics on a port of their own; the simulator has all on one. */
  private static final Set<Part> SERVICES =
      EnumSet.complementOf(EnumSet.of(Part.KAFKA, Part.POSTGRESQL, Part.SIMULATOR));

  private final Map<Part, Integer> ports;
  private final Map<Part, Integer> managementPorts;
  private final int queuePort;

  private Addresses(Map<Part, Integer> ports, Map<Part, Integer> managementPorts, int queuePort) {
    this.ports = ports;
    this.managementPorts = managementPorts;
    this.queuePort = queuePort;
  }

  /**
   * Chooses a port for each part.
   *
   * @param options may hold {@code local.port.<part>}
   * @throws StartFailure if a wanted port is taken, or no port, or of no part
   */
  public static Addresses choose(Properties options) {
    refuseUnknown(options);
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      wanted(part, options).ifPresent(port -> ports.put(part, port));
    }
    var taken = new HashSet<>(ports.values());
    for (var part : Part.values()) {
      ports.computeIfAbsent(part, _ -> anotherPort(taken));
    }
    var managementPorts = new EnumMap<Part, Integer>(Part.class);
    SERVICES.forEach(part -> managementPorts.put(part, anotherPort(taken)));
    return new Addresses(ports, managementPorts, anotherPort(taken));
  }

  int port(Part part) {
    return ports.getOrDefault(part, 0);
  }

  int managementPort(Part part) {
    return managementPorts.getOrDefault(part, port(part));
  }

  /** Where the simulator's SQS server listens. */
  int queuePort() {
    return queuePort;
  }

  /** Where a part that speaks HTTP says whether it is ready. */
  URI health(Part part) {
    return URI.create("http://127.0.0.1:" + managementPort(part) + "/q/health/ready");
  }

  /** Host and port. */
  public String hostAndPort(Part part) {
    return "127.0.0.1:" + port(part);
  }

  /** The base address of a part that speaks HTTP. */
  public URI http(Part part) {
    return URI.create("http://" + hostAndPort(part) + "/");
  }

  private static int anotherPort(Set<Integer> taken) {
    var port = FreePort.find();
    while (!taken.add(port)) {
      port = FreePort.find();
    }
    return port;
  }

  private static Optional<Integer> wanted(Part part, Properties options) {
    var option = OPTION + part.label();
    var text = options.getProperty(option);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
      throw new StartFailure("-D" + option + "=" + text + " is no port: it is a number to 65535.");
    }
    var port = Integer.parseInt(text);
    if (!FreePort.isFree(port)) {
      throw new StartFailure(
          "Port %d, which -D%s asks for, is taken by another program. Stop that program, ask for another port, or leave the option out: then a free one is found."
              .formatted(port, option));
    }
    return Optional.of(port);
  }

  private static void refuseUnknown(Properties options) {
    for (var option : options.stringPropertyNames()) {
      if (option.startsWith(OPTION) && Part.of(option.substring(OPTION.length())).isEmpty()) {
        throw new StartFailure(
            "-D" + option + " names no part of the platform. There are: " + parts() + ".");
      }
    }
  }

  private static String parts() {
    return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
  }
}
