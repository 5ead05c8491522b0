package io.gracekeeper.adapter.aws.certificates;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.adapter.aws.AwsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The roots that may vouch for SNS. Read anew for every certificate, which is seldom, so that the
 * file may come, or change, while we run.
 */
@ApplicationScoped
class TrustAnchors {

  private final Optional<Path> file;

  @Inject
  TrustAnchors(AwsSettings settings) {
    this.file = settings.trustAnchors();
  }

  /** Reads them; at least one. */
  Set<TrustAnchor> read() throws IOException, GeneralSecurityException {
    var roots = file.isPresent() ? fromFile(file.get()) : trustedByTheJdk();
    var anchors = roots.map(root -> new TrustAnchor(root, null)).collect(toUnmodifiableSet());
    if (anchors.isEmpty()) {
      throw new IOException("The file of the roots is empty.");
    }
    return anchors;
  }

  private static Stream<X509Certificate> fromFile(Path file)
      throws IOException, GeneralSecurityException {
    try (var pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
          .map(X509Certificate.class::cast);
    }
  }

  private static Stream<X509Certificate> trustedByTheJdk() throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    return Stream.of(trust.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()));
  }
}
