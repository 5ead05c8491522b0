package io.gracekeeper.adapter.aws.queue;

import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue that the adapter polls, as AWS and its owner see it. */
final class Queue implements AutoCloseable {

  private final SqsClient sqs =
      client(ConfigProvider.getConfig().getValue("gracekeeper.aws.queue.endpoint", URI.class));
  private final String url =
      ConfigProvider.getConfig().getValue("gracekeeper.aws.queue.urls", String.class);

  static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .build();
  }

  void hold(String message) {
    sqs.sendMessage(asked -> asked.queueUrl(url).messageBody(message));
  }

  /** Waits until nothing is on it, and nothing is handed out either. */
  void awaitEmpty() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> length() == 0);
  }

  int length() {
    var attributes =
        sqs.getQueueAttributes(asked ->
                asked
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
