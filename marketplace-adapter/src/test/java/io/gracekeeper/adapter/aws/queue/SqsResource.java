package io.gracekeeper.adapter.aws.queue;

import io.gracekeeper.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A real SQS server with the queue that the adapter polls. */
public final class SqsResource implements QuarkusTestResourceLifecycleManager {

  /** For how long SQS hides what it has handed out, in seconds. */
  static final int HIDDEN_FOR = 2;

  private @Nullable SQSRestServer server;

  @Override
  public Map<String, String> start() {
    var port = FreePort.find();
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(port).start();
    var endpoint = URI.create("http://127.0.0.1:" + port);
    return Map.of(
        "gracekeeper.aws.queue.endpoint",
        endpoint.toString(),
        "gracekeeper.aws.queue.urls",
        made(endpoint),
        "gracekeeper.aws.queue.patience",
        "PT1S");
  }

  /** Once it listens. */
  private static String made(URI endpoint) {
    try (var sqs = Queue.client(endpoint)) {
      return Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreException(SdkClientException.class)
          .until(() -> make(sqs), url -> !url.isEmpty());
    }
  }

  private static String make(SqsClient sqs) {
    return sqs.createQueue(asked ->
            asked
                .queueName("marketplace")
                .attributes(
                    Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(HIDDEN_FOR))))
        .queueUrl();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stopAndWait();
    }
  }
}
