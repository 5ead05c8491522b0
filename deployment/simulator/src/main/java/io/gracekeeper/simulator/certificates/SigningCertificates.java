package io.gracekeeper.simulator.certificates;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** SNS's own certificate, and one of a forger who got it served at the same host. */
@Singleton
public class SigningCertificates {

  /** Certificates live in system time, so this outlasts every process. */
  private static final Duration VALIDITY = Duration.ofDays(365);

  private final SigningAuthority authority;
  private final SigningCertificate genuine;
  private final SigningCertificate selfSigned;

  SigningCertificates(@SystemTime Clock clock) {
    var from = clock.instant().minus(Duration.ofDays(1));
    var until = from.plus(VALIDITY);
    authority = SigningAuthority.found(from, until);
    genuine = authority.issue(SigningAuthority.SNS_NAME, from, until);
    selfSigned = SigningAuthority.selfSigned(SigningAuthority.SNS_NAME, from, until);
  }

  /** The one with which SNS signs. */
  public SigningCertificate genuine() {
    return genuine;
  }

  /** One with the right name at the right address, but without the authority behind it. */
  public SigningCertificate selfSigned() {
    return selfSigned;
  }

  /** The root of the genuine one, as PEM. */
  String trustAnchor() {
    return authority.rootPem();
  }

  /** The certificate, as PEM, that is served at a path; empty if there is none. */
  Optional<String> chainAt(String path) {
    return Stream.of(genuine, selfSigned)
        .filter(certificate -> certificate.path().equals(path))
        .map(SigningCertificate::chainPem)
        .findFirst();
  }
}
