package io.gracekeeper.adapter.aws.queue;

import io.gracekeeper.adapter.aws.AwsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Polls our queues, each on a thread of its own, ten messages at a time, and takes from a queue
 * what is durable with us. What could not be dealt with now comes again when SQS shows it again
 * (its visibility timeout); a queue that is away is asked less and less often, up to a minute.
 */
@ApplicationScoped
public class QueuePolling {

  private static final Logger LOG = Logger.getLogger(QueuePolling.class);

  /** The most that SQS hands out at once. */
  private static final int AT_ONCE = 10;

  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** SQS may hold a question for 20 s, and then needs time to answer. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  private final QueueSettings settings;
  private final AwsSettings aws;
  private final Reception reception;
  private final MeterRegistry metrics;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @Inject
  QueuePolling(
      QueueSettings settings, AwsSettings aws, Reception reception, MeterRegistry metrics) {
    this.settings = settings;
    this.aws = aws;
    this.reception = reception;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent started) {
    for (var queue : settings.urls().orElse(List.of())) {
      threads.add(Thread.ofVirtual().name("polling " + queue).start(() -> poll(queue)));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    over.countDown();
    threads.forEach(Thread::interrupt);
  }

  private void poll(String queue) {
    try (var sqs = client()) {
      var rest = Duration.ZERO;
      while (!over.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = round(sqs, queue) ? Duration.ZERO : longer(rest);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration rest) {
    var doubled = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
    return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
  }

  /** Whether the queue could be asked. */
  private boolean round(SqsClient sqs, String queue) {
    try {
      var received =
          sqs.receiveMessage(asked ->
                  asked
                      .queueUrl(queue)
                      .maxNumberOfMessages(AT_ONCE)
                      .waitTimeSeconds((int) settings.patience().toSeconds()))
              .messages();
      takeAway(sqs, queue, dealtWith(queue, received));
      metrics.counter("gracekeeper.queue.polls", "outcome", "answered").increment();
      return true;
    } catch (RuntimeException failed) { // Whatever it is, the queue must be asked again.
      metrics.counter("gracekeeper.queue.polls", "outcome", "failed").increment();
      if (over.getCount() > 0) {
        LOG.warnf("A queue could not be asked now queue=%s why=%s", queue, failed);
      }
      return false;
    }
  }

  /** All at once; none waits for another. */
  private List<Message> dealtWith(String queue, List<Message> received) {
    var verdicts =
        received.stream()
            .map(message ->
                Uni.createFrom()
                    .deferred(() -> reception.receive(queue, message.body()))
                    .onFailure()
                    .recoverWithItem(false)
                    .subscribeAsCompletionStage())
            .toList();
    return IntStream.range(0, received.size())
        .filter(number -> Boolean.TRUE.equals(verdicts.get(number).join()))
        .mapToObj(received::get)
        .toList();
  }

  private static void takeAway(SqsClient sqs, String queue, List<Message> done) {
    if (done.isEmpty()) {
      return;
    }
    var entries =
        IntStream.range(0, done.size())
            .mapToObj(number ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(String.valueOf(number))
                    .receiptHandle(done.get(number).receiptHandle())
                    .build())
            .toList();
    // One that cannot be taken away comes again, and then changes nothing.
    sqs.deleteMessageBatch(asked -> asked.queueUrl(queue).entries(entries))
        .failed()
        .forEach(one -> LOG.warnf("A message stays on its queue why=%s", one.message()));
  }

  private SqsClient client() {
    var builder =
        SqsClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials())
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TO_ANSWER));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** The key of the settings, else what the machine has: a role of its own is the best of them. */
  private AwsCredentialsProvider credentials() {
    return aws.accessKeyId()
        .flatMap(id -> aws.secretAccessKey().map(secret -> credentials(id, secret)))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private AwsCredentialsProvider credentials(String id, String secret) {
    return StaticCredentialsProvider.create(
        aws.sessionToken()
            .<AwsCredentials>map(session -> AwsSessionCredentials.create(id, secret, session))
            .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
  }
}
