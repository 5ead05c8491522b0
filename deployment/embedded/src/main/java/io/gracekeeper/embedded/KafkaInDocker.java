package io.gracekeeper.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The broker as a container. It is the same container after it was away, so its records are where
 * they were, and its port is chosen here, for Docker would give it another one.
 */
final class KafkaInDocker implements RestartableBroker {

  private static final int PORT = 9092;

  /** What the broker logs once at each start, when it is there for clients. */
  private static final String READY = ".*Transitioning from RECOVERY to RUNNING.*";

  private final KafkaContainer container;
  private int starts = 1;
  private boolean away;

  private KafkaInDocker(KafkaContainer container) {
    this.container = container;
  }

  /** Starts a broker on a free port and waits for it. */
  @SuppressWarnings("resource") // Whoever gets it closes it.
  static KafkaInDocker start() {
    var container = new KafkaContainer(Docker.KAFKA);
    container
        .withEnv(environment(EmbeddedKafka.TOPICS))
        .withEnv(environment(EmbeddedKafka.ONE_NODE));
    container.setPortBindings(List.of(FreePort.find() + ":" + PORT));
    container.start();
    return new KafkaInDocker(container);
  }

  /** As the image looks a setting up. */
  static Map<String, String> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                setting -> "KAFKA_" + setting.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                Map.Entry::getValue));
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  /** Killed, because the shell that starts the broker in there keeps SIGTERM from it. */
  @Override
  public synchronized void stop() {
    if (!away) {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
      away = true;
    }
  }

  @Override
  public synchronized void startAgain() {
    if (away) {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      away = false;
      starts++;
      // A container's log goes on where it was.
      Wait.forLogMessage(READY, starts).waitUntilReady(container);
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
