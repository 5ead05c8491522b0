package io.gracekeeper.adapter.aws.certificates;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.gracekeeper.adapter.aws.certificates.Finding.Proven;
import io.gracekeeper.adapter.aws.certificates.Finding.Rejected;
import io.gracekeeper.adapter.aws.certificates.Finding.Unavailable;
import io.gracekeeper.clock.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What is known of certificate addresses. An unknown one is examined once, however many notices
 * wait for it, and delays no other.
 *
 * <p>SNS gives a new certificate a new address, so a proven one is kept. Strangers cannot push it
 * out: as many addresses as they may have us ask within the life of a "no" fit in beside it.
 */
@ApplicationScoped
public class Certificates {

  private static final int UNKNOWN_AT_ONCE = 20;
  private static final Duration PER_UNKNOWN = Duration.ofMillis(200);
  private static final Duration PROVEN_FOR = Duration.ofDays(365);
  private static final Duration REJECTED_FOR = Duration.ofMinutes(1);
  private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(1);

  /** Three times what the two limits above allow. */
  private static final int ADDRESSES = 1000;

  private final AsyncCache<CertificateAddress, Finding> findings =
      Caffeine.newBuilder()
          .maximumSize(ADDRESSES)
          .expireAfter(Expiry.writing(Certificates::life))
          .buildAsync();

  private final Examination examination;
  private final Allowance allowance;

  @Inject
  Certificates(Examination examination, @SystemTime Clock clock) {
    this.examination = examination;
    this.allowance = new Allowance(clock, UNKNOWN_AT_ONCE, PER_UNKNOWN);
  }

  /**
   * Never blocks and never fails; what is known already is answered at once. Each caller has an
   * answer of its own: one who loses patience and cancels takes it away from nobody else.
   */
  public CompletableFuture<Finding> find(CertificateAddress address) {
    var known = findings.getIfPresent(address);
    if (known != null) {
      return known.copy();
    }
    if (!allowance.take()) {
      return CompletableFuture.completedFuture(
          new Unavailable("Too many unknown addresses were asked about."));
    }
    return findings.get(address, (unknown, _) -> examination.of(unknown)).copy();
  }

  private static Duration life(CertificateAddress address, Finding finding) {
    return switch (finding) {
      case Proven _ -> PROVEN_FOR;
      case Rejected _ -> REJECTED_FOR;
      case Unavailable _ -> UNAVAILABLE_FOR;
    };
  }
}
