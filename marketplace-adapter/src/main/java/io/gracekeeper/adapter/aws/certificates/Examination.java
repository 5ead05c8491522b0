package io.gracekeeper.adapter.aws.certificates;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.gracekeeper.adapter.aws.certificates.Finding.Proven;
import io.gracekeeper.adapter.aws.certificates.Finding.Rejected;
import io.gracekeeper.adapter.aws.certificates.Finding.Unavailable;
import io.gracekeeper.clock.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Downloads what is at an address, and the issuer that it may lack, and judges it. */
@ApplicationScoped
class Examination {

  /** Amazon's signing certificates stand two steps below a root. */
  private static final int MISSING_ISSUERS = 2;

  private final Downloads downloads;
  private final TrustAnchors anchors;
  private final Clock clock;
  private final Executor offTheEventLoop = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Examination(Downloads downloads, TrustAnchors anchors, @SystemTime Clock clock) {
    this.downloads = downloads;
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Never fails: whatever goes wrong on the way is {@link Unavailable}. */
  CompletableFuture<Finding> of(CertificateAddress address) {
    return downloads
        .get(address.uri())
        .thenComposeAsync(answer -> judge(address, answer), offTheEventLoop)
        .exceptionally(failed -> new Unavailable(failed.toString()));
  }

  private CompletionStage<Finding> judge(CertificateAddress address, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return completedFuture(withoutCertificate(answer.statusCode()));
    }
    var chain = certificates(answer);
    if (chain.isEmpty()) {
      return completedFuture(new Rejected("There is no certificate that could be read."));
    }
    try {
      return judge(address, chain, anchors.read(), MISSING_ISSUERS);
    } catch (IOException | GeneralSecurityException unknown) {
      return completedFuture(new Unavailable("No root is known: " + unknown));
    }
  }

  /** A client's error is final, but for the two that mean "later". */
  private static Finding withoutCertificate(int status) {
    var answered = "The host answered " + status + ".";
    return status >= 400 && status < 500 && status != 408 && status != 429
        ? new Rejected(answered)
        : new Unavailable(answered);
  }

  private CompletionStage<Finding> judge(
      CertificateAddress address,
      List<X509Certificate> chain,
      Set<TrustAnchor> roots,
      int missingIssuers) {
    var missing = Issuers.missing(chain, roots);
    if (missing.isEmpty() || missingIssuers == 0) {
      return completedFuture(judge(address, chain, roots));
    }
    return downloads
        .get(missing.get())
        .thenComposeAsync(
            answer -> {
              var longer = Stream.concat(chain.stream(), certificates(answer).stream()).toList();
              return longer.size() == chain.size()
                  ? completedFuture(new Unavailable("Its issuer cannot be had."))
                  : judge(address, longer, roots, missingIssuers - 1);
            },
            offTheEventLoop)
        .thenApply(Examination::withoutProofOfForgery);
  }

  /** Issuers come over plain HTTP: whoever stands in between may spoil them, but not for good. */
  private static Finding withoutProofOfForgery(Finding finding) {
    return finding instanceof Rejected(var why) ? new Unavailable(why) : finding;
  }

  private Finding judge(
      CertificateAddress address, List<X509Certificate> chain, Set<TrustAnchor> roots) {
    try {
      return new Proven(SigningCertificate.prove(chain, roots, address.region(), clock.instant()));
    } catch (GeneralSecurityException untrusted) {
      return new Rejected(untrusted.toString());
    }
  }

  /** What an answer holds, as PEM or DER; empty if it is something else. */
  private static List<X509Certificate> certificates(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return List.of();
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(answer.body()))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException unreadable) {
      return List.of();
    }
  }
}
