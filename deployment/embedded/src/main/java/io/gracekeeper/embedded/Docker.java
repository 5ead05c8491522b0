package io.gracekeeper.embedded;

import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/**
 * Where the broker and the database that tests share run if {@code -Dcontainers} asks for it. The
 * build runs this class before it tests, so that a Docker that does not answer is told once.
 */
public final class Docker {

  /** The versions that Maven brings; a test compares them. */
  static final String KAFKA = "apache/kafka:4.1.1";

  static final String POSTGRESQL = "postgres:18-alpine";

  private Docker() {}

  static boolean isAskedFor() {
    return Boolean.getBoolean("containers");
  }

  /**
   * Looks for Docker; no container is started for that.
   *
   * @throws NoDocker if none answers
   */
  public static void main(String[] arguments) {
    var address = found(() -> DockerClientFactory.instance().dockerHostIpAddress());
    System.out.println("The tests' Kafka and PostgreSQL run in Docker, on " + address + ".");
  }

  /** Testcontainers knows an address only of a Docker that has answered it. */
  static String found(Supplier<String> address) {
    try {
      return address.get();
    } catch (IllegalStateException noneAnswers) {
      throw new NoDocker();
    }
  }

  /** One sentence for whoever started the build; where it was found out is of no use to them. */
  static final class NoDocker extends RuntimeException {

    NoDocker() {
      super(
          "-Dcontainers asks for Docker, and no Docker answers: start it, or leave -Dcontainers away.",
          null,
          false,
          false);
    }
  }
}
