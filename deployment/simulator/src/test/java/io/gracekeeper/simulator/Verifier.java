package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.simulator.Receiver.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks notifications as a receiver has to; says what is wrong first, or that nothing is. */
final class Verifier {

  private static final Map<String, String> ALGORITHMS =
      Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");

  private final Api api;

  Verifier(Api api) {
    this.api = api;
  }

  String judge(Received received) throws GeneralSecurityException, IOException {
    if (!received.body().contains("\"Signature\"")) {
      return "no envelope";
    }
    if (!received.field("TopicArn").startsWith("arn:aws:sns:us-east-1:287250355862:aws-mp-")) {
      return "foreign topic";
    }
    var address = URI.create(received.field("SigningCertURL"));
    if (!"sns.us-east-1.amazonaws.com".equals(address.getHost())) {
      return "foreign host";
    }
    var chain = certificates(api.get(address.getPath()).text());
    if (!isTrusted(chain)) {
      return "untrusted certificate";
    }
    return isSigned(received, chain.getFirst()) ? "genuine" : "wrong signature";
  }

  private static boolean isTrusted(List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    var root = certificates(Files.readString(QuickSandbox.TRUST_ANCHOR)).getFirst();
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    try {
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (CertPathValidatorException untrusted) {
      return false;
    }
  }

  private static boolean isSigned(Received received, X509Certificate certificate)
      throws GeneralSecurityException {
    var content = new StringBuilder();
    for (var name : List.of("Message", "MessageId", "Timestamp", "TopicArn", "Type")) {
      content.append(name).append('\n').append(received.field(name)).append('\n');
    }
    var signature = Signature.getInstance(ALGORITHMS.get(received.field("SignatureVersion")));
    signature.initVerify(certificate);
    signature.update(content.toString().getBytes(UTF_8));
    return signature.verify(Base64.getDecoder().decode(received.field("Signature")));
  }

  private static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
