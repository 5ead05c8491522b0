package io.gracekeeper.adapter.aws.certificates;

import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.aws.AwsHttp;
import io.gracekeeper.adapter.aws.AwsSettings;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.certificates.Finding.Proven;
import io.gracekeeper.adapter.aws.certificates.Finding.Rejected;
import io.gracekeeper.adapter.aws.certificates.Finding.Unavailable;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    var settings =
        new SmallRyeConfigBuilder()
            .withMapping(AwsSettings.class)
            .withDefaultValue("gracekeeper.aws.topics", "arn:aws:sns:us-east-1:123456789012:ours")
            .withDefaultValue("gracekeeper.aws.sns-endpoint", sns.endpoint().toString())
            .withDefaultValue(
                "gracekeeper.aws.trust-anchors", directory.resolve("root.pem").toString())
            .build()
            .getConfigMapping(AwsSettings.class);
    var clock = Clock.fixed(NOON, ZoneOffset.UTC);
    var examination =
        new Examination(new Downloads(new AwsHttp(settings)), new TrustAnchors(settings), clock);
    certificates = new Certificates(examination, clock);
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
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void whatIsNoCertificateIsRejected(String body) {
    sns.at(sns.certificate().path(), 200, body);

    assertThat(found(sns.certificate())).isInstanceOf(Rejected.class);
  }

  @Test
  void aFileThatDoesNotExistIsRejectedAndNotAskedForAgain() {
    // Given
    sns.at(sns.certificate().path(), 404, "");
    found(sns.certificate());

    // When
    var again = found(sns.certificate());

    // Then
    assertThat(again).isInstanceOf(Rejected.class);
    assertThat(sns.asked()).hasSize(1);
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
  void aRedirectIsNotFollowed() {
    // Given
    sns.at("/elsewhere.pem", 200, sns.certificate().chainPem());
    sns.at(
        sns.certificate().path(),
        exchange -> {
          exchange.getResponseHeaders().add("Location", sns.endpoint() + "/elsewhere.pem");
          exchange.sendResponseHeaders(302, -1);
        });

    // When
    var found = found(sns.certificate());

    // Then
    assertThat(found).isInstanceOf(Unavailable.class);
    assertThat(sns.asked("/elsewhere.pem")).isEmpty();
  }

  @Test
  void anEndlessFileIsCutOff() throws InterruptedException {
    // Given
    var cutOff = new CountDownLatch(1);
    sns.at(
        sns.certificate().path(),
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write(new byte[8192]);
            }
          } finally {
            cutOff.countDown();
          }
        });

    // When
    var found = found(sns.certificate());

    // Then
    assertThat(found).isInstanceOf(Unavailable.class);
    assertThat(cutOff.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSlowFileDelaysOnlyThoseThatNeedIt() throws Exception {
    // Given
    var slow = sns.authority().issue(SNS_NAME, LONG_AGO, FAR_OFF);
    var over = new CountDownLatch(1);
    sns.at(
        slow.path(),
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('-');
          exchange.getResponseBody().flush();
          waitFor(over);
        });

    // When
    var first = asked(slow);
    var second = asked(slow);
    var other = found(sns.certificate());

    // Then
    assertThat(other).isInstanceOf(Proven.class);
    assertThat(first).isNotDone();
    assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Unavailable.class);
    assertThat(second.get(1, TimeUnit.SECONDS)).isInstanceOf(Unavailable.class);
    assertThat(sns.asked(slow.path())).hasSize(1);
    over.countDown();
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
  void manyUnknownAddressesLeadToFewDownloads() {
    // Given
    found(sns.certificate());

    // When
    var findings =
        IntStream.range(0, 500).mapToObj(n -> certificates.find(unknown(n)).join()).toList();

    // Then
    assertThat(findings).filteredOn(Rejected.class::isInstance).hasSizeLessThan(20);
    assertThat(findings).filteredOn(Unavailable.class::isInstance).hasSizeGreaterThan(480);
    assertThat(sns.asked()).hasSizeLessThanOrEqualTo(20);
    assertThat(found(sns.certificate())).isInstanceOf(Proven.class);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://amazontrust.com.evil.example/r2m01.cer",
        "http://evilamazontrust.com/r2m01.cer",
        "http://crt.amazontrust.com:8080/r2m01.cer",
        "http://crt.amazontrust.com@evil.example/r2m01.cer",
        "file:///etc/passwd"
      })
  void aMissingIssuerIsFetchedFromNowhereElse(String elsewhere) {
    // Given
    var leaf = new LoneLeaf(elsewhere);

    // When
    var missing = Issuers.missing(leaf.chain(), Set.of(leaf.anchor()));

    // Then
    assertThat(missing).isEmpty();
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
