package io.gracekeeper.adapter.aws.certificates;

import io.gracekeeper.adapter.aws.AwsHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Fetches certificates, a few at once. */
@ApplicationScoped
class Downloads {

  private static final int AT_ONCE = 8;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AwsHttp aws;

  @Inject
  Downloads(AwsHttp aws) {
    this.aws = aws;
  }

  /** Fails if there is no whole answer in time, or too many are under way. */
  CompletableFuture<HttpResponse<byte[]>> get(URI file) {
    if (!free.tryAcquire()) {
      return CompletableFuture.failedFuture(new IOException("Too many downloads are under way."));
    }
    return aws.send(HttpRequest.newBuilder(aws.whereabouts(file)).build())
        .whenComplete((_, _) -> free.release());
  }
}
