package io.gracekeeper.embedded;

/** A broker that can be taken away, as a broker goes away in real life, and brought back. */
interface RestartableBroker extends AutoCloseable {

  /** Where clients reach it, also after it was stopped and started again. */
  String bootstrapServers();

  /** Takes the broker away; its records stay. */
  void stop();

  /** Brings the broker back on the same port with the same records, and waits for it. */
  void startAgain();

  @Override
  void close();
}
