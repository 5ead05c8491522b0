package io.gracekeeper.adapter.aws;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks Amazon's hosts: never for long, for nothing large, and without following a redirect. */
@ApplicationScoped
public class AwsHttp {

  /** SNS answers in well under a second, and waits 15 s for us. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Ten times what a chain of three certificates has. */
  private static final long LARGEST = 64 * 1024;

  private final Optional<URI> endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  @Inject
  public AwsHttp(AwsSettings settings) {
    this.endpoint = settings.snsEndpoint();
  }

  /** Where something of Amazon's really is: there, unless the settings say otherwise. */
  public URI whereabouts(URI address) {
    return endpoint.map(instead -> instead.resolve(address.getPath())).orElse(address);
  }

  /**
   * Fails if there is no whole answer in time. The client's own future would end the request for
   * everybody as soon as somebody cancels what follows from it; this one does not.
   */
  public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    var answer = client.sendAsync(request, limiting(ofByteArray(), LARGEST));
    return CompletableFuture.allOf(answer)
        .thenApply(_ -> answer.join())
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, failed) -> {
          if (failed != null) {
            answer.cancel(true);
          }
        });
  }
}
