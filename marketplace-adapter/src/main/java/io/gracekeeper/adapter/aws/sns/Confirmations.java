package io.gracekeeper.adapter.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.CallTimes;
import io.gracekeeper.adapter.aws.SignedRequests;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Confirms a subscription by asking the API with our own key. The address in the message is never
 * fetched, and from then on only our AWS account can unsubscribe this endpoint.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html">
 *     ConfirmSubscription</a>
 */
@ApplicationScoped
class Confirmations {

  /** SNS waits 15 s for our answer; loading the signer for the first time takes its part. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String OPERATION = "ConfirmSubscription";

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

  private final AwsHttp aws;
  private final SignedRequests requests;
  private final CallTimes times;

  /** SNS sends its message again as well; a slip of the network need not cost 20 s. */
  private final Guard guard =
      Guard.create()
          .withDescription(OPERATION)
          .withRetry()
          .maxRetries(1)
          .delay(200, MILLIS)
          .jitter(150, MILLIS)
          .done()
          .withRateLimit()
          .limit(50)
          .window(1, SECONDS)
          .type(RateLimitType.ROLLING)
          .done()
          .build();

  private final Executor offTheEventLoop = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Confirmations(AwsHttp aws, SignedRequests requests, CallTimes times) {
    this.aws = aws;
    this.requests = requests;
    this.times = times;
  }

  /** Completes once SNS has confirmed, fails if it has not in time. */
  Uni<Void> confirm(TopicArn topic, String token) {
    return guard
        .get(() -> once(topic, token), new TypeLiteral<Uni<Void>>() {})
        .ifNoItem()
        .after(PATIENCE)
        .fail();
  }

  private Uni<Void> once(TopicArn topic, String token) {
    var call = times.begin(OPERATION);
    return Uni.createFrom()
        .completionStage(() ->
            CompletableFuture.supplyAsync(() -> request(topic, token), offTheEventLoop)
                .thenCompose(aws::send))
        .map(Confirmations::confirmed)
        .onItemOrFailure()
        .invoke((_, failed) -> call.end(failed == null ? "answered" : "silent"));
  }

  private static @Nullable Void confirmed(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new UncheckedIOException(new IOException("SNS answered " + answer.statusCode() + "."));
    }
    return null;
  }

  private HttpRequest request(TopicArn topic, String token) {
    var form =
        "Action=ConfirmSubscription&Version=2010-03-31&AuthenticateOnUnsubscribe=true"
            + "&TopicArn="
            + URLEncoder.encode(topic.value(), UTF_8)
            + "&Token="
            + URLEncoder.encode(token, UTF_8);
    var address = aws.whereabouts(URI.create("https://sns." + topic.region() + ".amazonaws.com/"));
    return requests.post(address, new SignedRequests.Scope("sns", topic.region()), FORM, form);
  }
}
