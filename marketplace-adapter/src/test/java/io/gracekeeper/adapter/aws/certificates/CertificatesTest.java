package io.gracekeeper.adapter.aws.certificates;

import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.TwinSettings;
import io.gracekeeper.adapter.aws.certificates.Finding.Proven;
import io.gracekeeper.adapter.aws.certificates.Finding.Rejected;
import io.gracekeeper.adapter.aws.certificates.Finding.Unavailable;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E1")
@Timeout(30)
class CertificatesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SnsTwin sns = new SnsTwin(0);
  @TempDir private Path directory;
  private Certificates certificates;

  @BeforeEach
  void trustTheTwin() {
    sns.rootIn(directory.resolve("root.pem"));
    var settings = TwinSettings.trusting(sns, directory.resolve("root.pem"));
    certificates = CertificatesOfTwin.none(settings, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    sns.close();
  }

  @Test
  void aCertificateOfSnsIsProven() {
    assertThat(found(sns.certificate())).isInstanceOf(Proven.class);
  }

  @Test
  void aProvenCertificateIsFetchedOnce() {
    // Given
    found(sns.certificate());

    // When
    found(sns.certificate());

    // Then
    assertThat(sns.asked()).hasSize(1);
  }

  @Test
  void aCertificateThatIsNotOfSnsIsRejected() {
    var forged = SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF);
    sns.serve(forged);

    assertThat(found(forged)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408, 204})
  void aHostInTroubleIsAskedAgainLater(int status) {
    // Given
    sns.at(sns.certificate().path(), status, "");

    // When
    var found = found(sns.certificate());

    // Then
    assertThat(found).isInstanceOf(Unavailable.class);
    sns.serve(sns.certificate());
    await().atMost(Duration.ofMinutes(1)).until(() -> found(sns.certificate()) instanceof Proven);
  }

  @Test
  void aHostThatIsDownIsAskedAgainLater() {
    // Given
    var port = sns.endpoint().getPort();
    sns.close();

    // When
    var found = found(sns.certificate());

    // Then
    assertThat(found).isInstanceOf(Unavailable.class);
    try (var back = new SnsTwin(port)) {
      back.serve(sns.certificate());
      await().atMost(Duration.ofMinutes(1)).until(() -> found(sns.certificate()) instanceof Proven);
    }
  }

  @Test
  void whoeverGoesAwayTakesTheAnswerFromNobodyElse() {
    // Given
    var over = new CountDownLatch(1);
    sns.at(
        sns.certificate().path(),
        exchange -> {
          waitFor(over);
          SnsTwin.answer(exchange, 200, sns.certificate().chainPem().getBytes(US_ASCII));
        });
    var first = asked(sns.certificate());
    var second = asked(sns.certificate());

    // When
    first.cancel(true);
    over.countDown();

    // Then
    assertThat(second.join()).isInstanceOf(Proven.class);
  }

  @Test
  void fewDownloadsAreUnderWayAtOnce() {
    // Given
    var over = new CountDownLatch(1);
    IntStream.range(0, 12).forEach(n -> sns.at("/" + unknown(n).file(), _ -> waitFor(over)));

    // When
    var asked = IntStream.range(0, 12).mapToObj(n -> certificates.find(unknown(n))).toList();

    // Then
    assertThat(asked).filteredOn(CompletableFuture::isDone).hasSize(4);
    over.countDown();
  }

  @Test
  void aMissingIssuerIsFetchedFromAmazonsAuthority() throws IOException {
    // Given
    var leaf = new LoneLeaf("http://crt.r2m01.amazontrust.com/r2m01.cer");
    Files.writeString(directory.resolve("root.pem"), leaf.rootPem());
    sns.at(sns.certificate().path(), 200, leaf.leafPem());
    sns.at("/r2m01.cer", exchange -> SnsTwin.answer(exchange, 200, leaf.issuerDer()));

    // When // Then
    assertThat(found(sns.certificate())).isInstanceOf(Proven.class);
  }

  @ParameterizedTest
  @CsvSource({"500, ''", "404, ''", "200, ''", "200, spoiled", "200, a stranger's"})
  void aMissingIssuerThatCannotBeHadIsNoProofOfAForgery(int status, String body)
      throws IOException {
    // Given
    var leaf = new LoneLeaf("http://crt.r2m01.amazontrust.com/r2m01.cer");
    Files.writeString(directory.resolve("root.pem"), leaf.rootPem());
    sns.at(sns.certificate().path(), 200, leaf.leafPem());
    sns.at("/r2m01.cer", status, body.startsWith("a") ? sns.authority().rootPem() : body);

    // When // Then
    assertThat(found(sns.certificate())).isInstanceOf(Unavailable.class);
  }

  @Test
  void withoutRootsNothingCanBeDetermined() throws IOException {
    // Given
    Files.delete(directory.resolve("root.pem"));

    // When
    var found = found(sns.certificate());

    // Then
    assertThat(found).isInstanceOf(Unavailable.class);
    sns.rootIn(directory.resolve("root.pem"));
    await().atMost(Duration.ofSeconds(5)).until(() -> found(sns.certificate()) instanceof Proven);
  }

  private Finding found(SigningCertificate certificate) {
    return asked(certificate).join();
  }

  private CompletableFuture<Finding> asked(SigningCertificate certificate) {
    return certificates.find(new CertificateAddress("us-east-1", certificate.path().substring(1)));
  }

  private static CertificateAddress unknown(int number) {
    var name = HexFormat.of().toHexDigits(number);
    return new CertificateAddress("us-east-1", "SimpleNotificationService-" + name + ".pem");
  }

  private static void waitFor(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
