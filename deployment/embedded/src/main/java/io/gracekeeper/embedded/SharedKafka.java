package io.gracekeeper.embedded;

import io.gracekeeper.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The one broker of a test JVM: a process, or a container with {@code -Dcontainers}. It starts when
 * it is first asked for and ends with the JVM; a test that takes it away brings it back.
 */
public final class SharedKafka {

  private static final List<String> TOPICS =
      List.of(Topics.MARKETPLACE_EVENTS, Topics.BILLING_EVENTS, Topics.SUBSCRIPTION_EVENTS);

  private static final List<String> SERVICES = List.of("billing-service", "subscription-service");

  private SharedKafka() {}

  /** Where clients reach it. */
  public static String bootstrapServers() {
    return OncePerJvm.ask(Broker.class, "bootstrapServers");
  }

  /** Takes the broker away; its records stay. */
  public static void stop() {
    OncePerJvm.ask(Broker.class, "stop");
  }

  /** Brings the broker back on the same port with the same records, and waits for it. */
  public static void startAgain() {
    OncePerJvm.ask(Broker.class, "startAgain");
  }

  static final class Broker {

    static final RestartableBroker ONE = started();

    private static RestartableBroker started() {
      var broker = Docker.isAskedFor() ? KafkaInDocker.start() : KafkaProcess.start();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
      makeTopics(broker.bootstrapServers());
      return broker;
    }

    /** Made beforehand: a consumer looks for a topic that is not there only every few seconds. */
    private static void makeTopics(String bootstrapServers) {
      try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
        var topics =
            Stream.concat(
                    TOPICS.stream().flatMap(name -> Stream.of(name, name + Topics.DEAD_LETTERS)),
                    SERVICES.stream().map(name -> name + Topics.RETRIES))
                .map(name -> new NewTopic(name, Optional.of(4), Optional.empty()))
                .toList();
        admin.createTopics(topics).all().get();
      } catch (InterruptedException | ExecutionException failure) {
        throw new IllegalStateException("The topics were not made.", failure);
      }
    }

    static String bootstrapServers() {
      return ONE.bootstrapServers();
    }

    static void stop() {
      ONE.stop();
    }

    static void startAgain() {
      ONE.startAgain();
    }
  }
}
