package io.gracekeeper.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The vendor's queue, polled as a vendor polls it. */
final class PolledQueue implements AutoCloseable {

  private final SqsClient sqs =
      SqsClient.builder()
          .region(Region.US_EAST_1)
          .endpointOverride(URI.create("http://127.0.0.1:" + WaysSandbox.port("sqs")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
          .build();
  private final String url = sqs.getQueueUrl(asked -> asked.queueName("marketplace")).queueUrl();
  private final List<String> taken = new ArrayList<>();

  String url() {
    return url;
  }

  /** Everything that was taken from it, once it is as much. */
  List<String> taken(int count) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> take() >= count);
    return List.copyOf(taken);
  }

  private int take() {
    var received =
        sqs.receiveMessage(asked -> asked.queueUrl(url).maxNumberOfMessages(10)).messages();
    received.stream().map(Message::body).forEach(taken::add);
    received.forEach(message ->
        sqs.deleteMessage(asked -> asked.queueUrl(url).receiptHandle(message.receiptHandle())));
    return taken.size();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
