package io.gracekeeper.adapter.aws.certificates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * Finds what a chain lacks on its way to a root: SNS may publish the signing certificate alone. The
 * JDK could look for it too, but only if switched on for the whole process, and then it blocks and
 * tells "the host is down" and "no such issuer" apart from nothing.
 */
final class Issuers {

  /** Authority information access, RFC 5280, 4.2.2.1. */
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  /** In DER: the object identifier of "CA issuers" and the tag of a URI; its length comes next. */
  private static final String URI_OF_ISSUER =
      new String(HexFormat.of().parseHex("06082b0601050507300286"), ISO_8859_1);

  /** Amazon's authority publishes its certificates here and nowhere else. */
  private static final Pattern AMAZON =
      Pattern.compile("http://([a-z0-9-]+\\.)*amazontrust\\.com/[A-Za-z0-9._/-]+");

  private Issuers() {}

  /** Where the certificate that this chain lacks can be had; empty if it lacks none. */
  static Optional<URI> missing(List<X509Certificate> chain, Set<TrustAnchor> anchors) {
    var top = chain.getFirst();
    for (int step = 0; step < chain.size(); step++) {
      var name = top.getIssuerX500Principal();
      if (anchors.stream().anyMatch(anchor -> bears(anchor.getTrustedCert(), name))) {
        return Optional.empty();
      }
      var issuer = chain.stream().filter(one -> bears(one, name)).findFirst();
      if (issuer.isEmpty()) {
        return uriOfIssuer(top);
      }
      top = issuer.get();
    }
    return Optional.empty();
  }

  private static boolean bears(X509Certificate certificate, X500Principal name) {
    return certificate.getSubjectX500Principal().equals(name);
  }

  private static Optional<URI> uriOfIssuer(X509Certificate certificate) {
    var extension = certificate.getExtensionValue(AUTHORITY_INFORMATION);
    if (extension == null) {
      return Optional.empty();
    }
    var der = new String(extension, ISO_8859_1);
    var found = der.indexOf(URI_OF_ISSUER);
    var start = found + URI_OF_ISSUER.length() + 1;
    if (found < 0 || start > der.length()) {
      return Optional.empty();
    }
    var uri = der.substring(start, Math.min(der.length(), start + der.charAt(start - 1)));
    return AMAZON.matcher(uri).matches() ? Optional.of(URI.create(uri)) : Optional.empty();
  }
}
