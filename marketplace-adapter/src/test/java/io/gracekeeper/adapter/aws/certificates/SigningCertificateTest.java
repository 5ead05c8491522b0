package io.gracekeeper.adapter.aws.certificates;

import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.simulator.sns.SigningAuthority;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E1")
class SigningCertificateTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final SigningAuthority AUTHORITY = SigningAuthority.found(LONG_AGO, FAR_OFF);
  private static final SigningAuthority STRANGER = SigningAuthority.found(LONG_AGO, FAR_OFF);

  @ParameterizedTest
  @ValueSource(strings = {"sns.amazonaws.com", "sns.us-east-1.amazonaws.com"})
  void aCertificateOfSnsBearsItsName(String name) throws Exception {
    assertThat(proven(AUTHORITY.issue(name, LONG_AGO, FAR_OFF).chainPem())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sns.us-west-2.amazonaws.com",
        "sns.amazonaws.com.evil.example",
        "sqs.amazonaws.com",
        "amazonaws.com",
        "*.amazonaws.com"
      })
  void anyOtherNameIsNotThatOfSns(String name) {
    assertRejected(AUTHORITY.issue(name, LONG_AGO, FAR_OFF).chainPem());
  }

  @Test
  void whoeverVouchesForItselfIsNotBelieved() {
    assertRejected(SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF).chainPem());
  }

  @Test
  void aStrangersAuthorityIsNotBelievedAlthoughItsRootComesAlong() {
    var forged = STRANGER.issue(SNS_NAME, LONG_AGO, FAR_OFF).chainPem();

    assertRejected(forged + STRANGER.rootPem());
  }

  @Test
  void aGenuineCertificateBesideAForgedOneVouchesForNothing() {
    var forged = SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF).chainPem();
    var genuine = AUTHORITY.issue(SNS_NAME, LONG_AGO, FAR_OFF).chainPem();

    assertRejected(forged + genuine);
  }

  @Test
  void theOrderOfTheFurtherCertificatesDoesNotMatter() throws Exception {
    // Given
    var certificate = AUTHORITY.issue(SNS_NAME, LONG_AGO, FAR_OFF);
    var issuer = certificate.chainPem().substring(certificate.leafPem().length());

    // When // Then
    assertThat(proven(certificate.leafPem() + STRANGER.rootPem() + issuer)).isNotNull();
  }

  @Test
  void aCertificateThatIsNotValidNowIsRejected() {
    assertRejected(AUTHORITY.issue(SNS_NAME, LONG_AGO, NOON.minusSeconds(1)).chainPem());
    assertRejected(AUTHORITY.issue(SNS_NAME, NOON.plusSeconds(1), FAR_OFF).chainPem());
  }

  @Test
  void aProvenCertificateIsNotValidForEver() throws Exception {
    // Given
    var certificate = AUTHORITY.issue(SNS_NAME, NOON.minusSeconds(60), NOON.plusSeconds(60));

    // When
    var proven = proven(certificate.chainPem());

    // Then
    assertThat(proven.isValidAt(NOON.minusSeconds(61))).isFalse();
    assertThat(proven.isValidAt(NOON)).isTrue();
    assertThat(proven.isValidAt(NOON.plusSeconds(61))).isFalse();
  }

  @Test
  void noCertificateOutlivesTheAuthorityAboveIt() throws Exception {
    // Given
    var mortal = SigningAuthority.found(LONG_AGO, NOON.plusSeconds(60));
    var certificate = mortal.issue(SNS_NAME, LONG_AGO, FAR_OFF);

    // When
    var proven =
        SigningCertificate.prove(
            read(certificate.chainPem()),
            Set.of(new TrustAnchor(mortal.root(), null)),
            "us-east-1",
            NOON);

    // Then
    assertThat(proven.isValidAt(NOON)).isTrue();
    assertThat(proven.isValidAt(NOON.plusSeconds(61))).isFalse();
  }

  private static void assertRejected(String pem) {
    assertThatThrownBy(() -> proven(pem)).isInstanceOf(GeneralSecurityException.class);
  }

  private static SigningCertificate proven(String pem) throws GeneralSecurityException {
    var root = Set.of(new TrustAnchor(AUTHORITY.root(), null));
    return SigningCertificate.prove(read(pem), root, "us-east-1", NOON);
  }

  private static List<X509Certificate> read(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
