package io.gracekeeper.embedded;

/**
 * The one broker of a test JVM. It starts when it is first asked for and ends with the JVM; a test
 * that takes it away brings it back.
 */
public final class SharedKafka {

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

    private static final KafkaProcess ONE = started();

    private static KafkaProcess started() {
      var broker = KafkaProcess.start();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
      return broker;
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
