package io.gracekeeper.simulator.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates as text. */
final class Pem {

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  private Pem() {}

  static String of(List<X509Certificate> certificates) {
    var text = new StringBuilder();
    for (var certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(LINES.encodeToString(encoded(certificate)))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("A certificate that was made can be encoded.", impossible);
    }
  }
}
