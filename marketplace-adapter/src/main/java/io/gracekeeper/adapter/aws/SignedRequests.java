package io.gracekeeper.adapter.aws;

import io.gracekeeper.clock.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Calls to Amazon's APIs, signed with the key of our own. Signing takes its time: it may block. */
@ApplicationScoped
public class SignedRequests {

  private final Clock clock;
  private final Optional<AwsCredentialsIdentity> key;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  @Inject
  SignedRequests(AwsSettings settings, @SystemTime Clock clock) {
    this.clock = clock;
    this.key = key(settings);
  }

  /** What a call is signed for. */
  public record Scope(String service, String region) {}

  /**
   * A signed POST.
   *
   * @param headers all but those that signing and the client add
   */
  public HttpRequest post(URI address, Scope scope, Map<String, String> headers, String body) {
    var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address);
    headers.forEach(unsigned::putHeader);
    var signed = signed(unsigned.build(), scope, body);
    var request = HttpRequest.newBuilder(signed.getUri());
    signed.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("Host")) // the client sets the same one itself
        .forEach(header -> header.getValue().forEach(one -> request.header(header.getKey(), one)));
    return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private SdkHttpRequest signed(SdkHttpRequest unsigned, Scope scope, String body) {
    var identity =
        key.orElseThrow(() -> new IllegalStateException("gracekeeper.aws.access-key-id is unset."));
    return signer
        .sign(signing ->
            signing
                .identity(identity)
                .request(unsigned)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, scope.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, scope.region())
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
