package io.gracekeeper.adapter.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.AwsSettings;
import io.gracekeeper.clock.SystemTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

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

  private final AwsHttp aws;
  private final Clock clock;
  private final Optional<AwsCredentialsIdentity> key;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Executor offTheEventLoop = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Confirmations(AwsHttp aws, AwsSettings settings, @SystemTime Clock clock) {
    this.aws = aws;
    this.clock = clock;
    this.key = key(settings);
  }

  /** Completes once SNS has confirmed, fails if it has not in time. */
  Uni<Void> confirm(TopicArn topic, String token) {
    return Uni.createFrom()
        .completionStage(() ->
            CompletableFuture.supplyAsync(() -> request(topic, token), offTheEventLoop)
                .thenCompose(aws::send))
        .map(Confirmations::confirmed)
        .ifNoItem()
        .after(PATIENCE)
        .fail();
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
    var signed = signed(topic, form);
    var request = HttpRequest.newBuilder(signed.getUri());
    signed.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("Host")) // the client sets the same one itself
        .forEach(header -> header.getValue().forEach(one -> request.header(header.getKey(), one)));
    return request.POST(HttpRequest.BodyPublishers.ofString(form)).build();
  }

  private SdkHttpRequest signed(TopicArn topic, String form) {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(aws.whereabouts(URI.create("https://sns." + topic.region() + ".amazonaws.com/")))
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    var identity =
        key.orElseThrow(() -> new IllegalStateException("gracekeeper.aws.access-key-id is unset."));
    return signer
        .sign(signing ->
            signing
                .identity(identity)
                .request(unsigned)
                .payload(ContentStreamProvider.fromUtf8String(form))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sns")
                .putProperty(AwsV4HttpSigner.REGION_NAME, topic.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }

  private static Optional<AwsCredentialsIdentity> key(AwsSettings settings) {
    return settings
        .accessKeyId()
        .flatMap(id -> settings.secretAccessKey().map(secret -> key(id, secret, settings)));
  }

  private static AwsCredentialsIdentity key(String id, String secret, AwsSettings settings) {
    return settings
        .sessionToken()
        .<AwsCredentialsIdentity>map(
            session -> AwsSessionCredentialsIdentity.create(id, secret, session))
        .orElseGet(() -> AwsCredentialsIdentity.create(id, secret));
  }
}
