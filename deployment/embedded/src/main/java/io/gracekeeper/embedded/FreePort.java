package io.gracekeeper.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports on which nobody listens, below those that Linux and macOS lend to outgoing
 * connections: a server that goes away and comes back must find its port still free.
 */
public final class FreePort {

  private static final int LOWEST = 20_000;

  /** Linux lends ports from 32768 on, macOS from 49152 on. */
  private static final int LOWEST_LENT = 32_768;

  private static final int ATTEMPTS = 1_000;

  private FreePort() {}

  /** A port on which nobody listens on the loopback address at this moment. */
  public static int find() {
    var random = ThreadLocalRandom.current();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(LOWEST, LOWEST_LENT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "None of "
            + ATTEMPTS
            + " ports tried between "
            + LOWEST
            + " and "
            + LOWEST_LENT
            + " is free.");
  }

  /** Whether a server could listen on this port of the loopback address now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
