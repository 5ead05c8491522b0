package io.gracekeeper.simulator.queues;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** The server itself; nothing of it is loaded before one is started. */
final class SqsServer implements AutoCloseable {

  private final SQSRestServer server;

  private SqsServer(SQSRestServer server) {
    this.server = server;
  }

  /** Starts one, and returns once it listens. */
  static SqsServer start(int port) {
    var server = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(port).start();
    var bound = server.waitUntilStarted();
    if (bound.localAddress().getPort() != port) {
      throw new IllegalStateException("The SQS server listens elsewhere.");
    }
    return new SqsServer(server);
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
