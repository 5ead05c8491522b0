package io.gracekeeper.simulator.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E1")
class SigningAuthorityTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant FROM = NOON.minus(Duration.ofDays(1));
  private static final Instant UNTIL = NOON.plus(Duration.ofDays(365));

  private static final SigningAuthority AUTHORITY = SigningAuthority.found(FROM, UNTIL);

  @Test
  void theChainLeadsFromTheLeafOverTheIntermediateToTheRoot() throws Exception {
    // When
    var chain = read(AUTHORITY.issue(SigningAuthority.SNS_NAME, FROM, UNTIL).chainPem());

    // Then
    assertThat(chain).hasSize(2);
    validate(chain);
  }

  @Test
  void aLeafCarriesItsNameAsCommonAndAsAlternativeName() throws Exception {
    // When
    var leaf = read(AUTHORITY.issue("sns.example.com", FROM, UNTIL).leafPem()).getFirst();

    // Then
    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=sns.example.com");
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactly(List.of(2, "sns.example.com")); // 2 is dNSName, RFC 5280
  }

  @Test
  void aLeafThatHasExpiredIsNotValid() throws Exception {
    // Given
    var chain = read(AUTHORITY.issue("sns.amazonaws.com", FROM, NOON.minusSeconds(1)).chainPem());

    // When // Then
    assertThatThrownBy(() -> validate(chain)).isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void theRootDoesNotVouchForASelfSignedOne() throws Exception {
    // Given
    var chain = read(SigningAuthority.selfSigned("sns.amazonaws.com", FROM, UNTIL).chainPem());

    // When // Then
    assertThatThrownBy(() -> validate(chain)).isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void eachCertificateIsServedUnderAPathOfItsOwn() {
    // When
    var first = AUTHORITY.issue("sns.amazonaws.com", FROM, UNTIL).path();
    var second = AUTHORITY.issue("sns.amazonaws.com", FROM, UNTIL).path();

    // Then
    assertThat(first).matches("/SimpleNotificationService-[0-9a-f]{32}\\.pem").isNotEqualTo(second);
  }

  private static List<X509Certificate> read(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static void validate(List<X509Certificate> chain) throws GeneralSecurityException {
    var root = read(AUTHORITY.rootPem()).getFirst();
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOON));
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
