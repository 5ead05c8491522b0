package io.gracekeeper.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * The real Kafka broker in this JVM: one KRaft node that is broker and controller, on the loopback
 * address. Topics are made when first used and keep their records for ever.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final Path directory;
  private final boolean temporary;
  private final int port;
  private final int controllerPort;
  private @Nullable KafkaRaftServer server;

  private EmbeddedKafka(Path directory, boolean temporary, int port) {
    this.directory = directory;
    this.temporary = temporary;
    this.port = port;
    this.controllerPort = FreePort.find();
  }

  /** Starts a broker on a free port; its records are gone when it is closed. */
  public static EmbeddedKafka start() {
    var broker = new EmbeddedKafka(Directories.temporary("kafka"), true, FreePort.find());
    broker.startAgain();
    return broker;
  }

  /** Starts a broker that keeps its records in a directory, and finds those of an earlier one. */
  public static EmbeddedKafka start(Path directory, int port) {
    var broker = new EmbeddedKafka(directory, false, port);
    broker.startAgain();
    return broker;
  }

  /** Where clients reach it, also after it was stopped and started again. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Takes the broker away; its records stay. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Brings the broker back on the same port with the same records. */
  public synchronized void startAgain() {
    if (server != null) {
      return;
    }
    format();
    var starting = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
    server = starting;
    starting.startup();
  }

  @Override
  public void close() {
    stop();
    if (temporary) {
      Directories.delete(directory);
    }
  }

  private void format() {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .run();
    } catch (Exception failure) {
      throw new IllegalStateException("The broker's storage could not be made.", failure);
    }
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENTS");
    settings.put("log.dirs", directory.toString());
    settings.putAll(TOPICS);
    settings.putAll(ONE_NODE);
    settings.putAll(SMALL);
    return settings;
  }

  /** Of topics that are made when first used. */
  static final Map<String, String> TOPICS = Map.of("num.partitions", "4", "log.retention.ms", "-1");

  /**
   * One node is every replica; one group need not wait for its other members, and may miss who is
   * killed while somebody looks on.
   */
  static final Map<String, String> ONE_NODE =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          "group.min.session.timeout.ms", "1000");

  /** What a cluster sets aside for thousands of partitions is not needed for a few. */
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "2",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", "4194304",
          "log.index.size.max.bytes", "1048576",
          "log.segment.bytes", "67108864");
}
