package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.CERTIFICATE;
import static io.gracekeeper.adapter.attack.Attack.On.ENDURANCE;
import static io.gracekeeper.adapter.attack.Attack.On.OUR_CALLS;
import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SignatureVersion.V1;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.TwinSettings;
import io.gracekeeper.adapter.aws.certificates.CertificatesOfTwin;
import io.gracekeeper.adapter.aws.certificates.LoneLeaf;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker can do who makes us fetch certificates, or stands in the way. */
@Tag("E1")
@Timeout(120)
class CertificateDownloadsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SnsTwin sns = new SnsTwin(0);
  @TempDir private Path directory;
  private Origin origin;

  @BeforeEach
  void trustTheTwin() {
    var settings = TwinSettings.trusting(sns, sns.rootIn(directory.resolve("root.pem")));
    var clock = Clock.fixed(NOON, ZoneOffset.UTC);
    origin = new Origin(settings, CertificatesOfTwin.none(settings, clock), clock);
  }

  @AfterEach
  void close() {
    sns.close();
  }

  @Attack(
      on = OUR_CALLS,
      by = "The certificate's host redirects",
      answer = "503 certificate-unavailable",
      note = "Not followed. SNS does not redirect; if it ever did, that would be no forgery.")
  @Test
  void aRedirectIsNotFollowed(Answer answer) {
    // Given
    sns.at("/elsewhere.pem", 200, sns.certificate().chainPem());
    sns.at(
        sns.certificate().path(),
        exchange -> {
          exchange.getResponseHeaders().add("Location", sns.endpoint() + "/elsewhere.pem");
          exchange.sendResponseHeaders(302, -1);
        });

    // When
    var given = answerTo(signedWith(sns.certificate())).join();

    // Then
    assertThat(given).isEqualTo(answer);
    assertThat(sns.asked("/elsewhere.pem")).isEmpty();
  }

  @Attack(
      on = OUR_CALLS,
      by = "A certificate that says its issuer is at an address of the attacker's choice",
      answer = "403 untrusted-certificate",
      note = "Issuers are fetched on `amazontrust.com` and nowhere else.")
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
  void aMissingIssuerIsFetchedFromNowhereElse(String elsewhere, Answer answer) throws IOException {
    // Given
    var leaf = new LoneLeaf(elsewhere);
    Files.writeString(directory.resolve("root.pem"), leaf.rootPem());
    sns.at(sns.certificate().path(), 200, leaf.leafPem());

    // When
    var given = answerTo(signedWith(sns.certificate())).join();

    // Then
    assertThat(given).isEqualTo(answer);
    assertThat(sns.asked()).hasSize(1);
  }

  @Attack(
      on = ENDURANCE,
      by = "A certificate that never ends",
      answer = "503 certificate-unavailable",
      note = "Cut off after 64 KiB.")
  @Test
  void anEndlessCertificateIsCutOff(Answer answer) throws InterruptedException {
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
    var given = answerTo(signedWith(sns.certificate())).join();

    // Then
    assertThat(given).isEqualTo(answer);
    assertThat(cutOff.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Attack(
      on = ENDURANCE,
      by = "A certificate that comes byte by byte, or not at all",
      answer = "503 certificate-unavailable",
      note =
          "Given up after 4 s, fetched once for all who wait. A message whose certificate is known is not delayed.")
  @Test
  void aSlowCertificateDelaysOnlyThoseThatNeedIt(Answer answer) throws Exception {
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
    assertThat(answerTo(signedWith(sns.certificate())).join()).isEqualTo(Answer.ACCEPTED);

    // When
    var first = answerTo(signedWith(slow));
    var second = answerTo(signedWith(slow));
    var known = answerTo(signedWith(sns.certificate()));

    // Then
    assertThat(known).isCompletedWithValue(Answer.ACCEPTED);
    assertThat(first).isNotDone();
    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(answer);
    assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(answer);
    assertThat(sns.asked(slow.path())).hasSize(1);
    over.countDown();
  }

  @Attack(
      on = ENDURANCE,
      by = "Ten thousand forged messages, each with another certificate address",
      answer = "503 certificate-unavailable",
      note =
          "20 unknown certificates at once and then 5 a second are looked for; those that do not exist are answered 403. Known ones are not touched.")
  @Test
  void tenThousandForgedCertificateAddressesLeadToTwentyDownloads(Answer answer) {
    // Given
    answerTo(signedWith(sns.certificate())).join();

    // When
    var answers =
        IntStream.range(0, 10_000)
            .mapToObj(number -> answerTo(forged(number)))
            .map(CompletableFuture::join)
            .toList();

    // Then
    assertThat(answers).doesNotContain(Answer.ACCEPTED);
    assertThat(answers).filteredOn(answer::equals).hasSizeGreaterThanOrEqualTo(9_980);
    assertThat(sns.asked()).hasSizeLessThanOrEqualTo(20);
    assertThat(answerTo(signedWith(sns.certificate()))).isCompletedWithValue(Answer.ACCEPTED);
  }

  @Attack(
      on = ENDURANCE,
      by = "One certificate that does not exist, named again and again",
      answer = "403 untrusted-certificate",
      note =
          "It is looked for once a minute. That it could not be looked for is remembered for a second only.")
  @Test
  void aCertificateThatDoesNotExistIsNotLookedForAgain(Answer answer) {
    // Given
    sns.at(sns.certificate().path(), 404, "");
    answerTo(signedWith(sns.certificate())).join();

    // When
    var again = answerTo(signedWith(sns.certificate())).join();

    // Then
    assertThat(again).isEqualTo(answer);
    assertThat(sns.asked()).hasSize(1);
  }

  @Attack(
      on = CERTIFICATE,
      by = "A file that is no certificate, at an address of SNS",
      answer = "403 untrusted-certificate")
  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void whatIsNoCertificateProvesNothing(String file, Answer answer) {
    sns.at(sns.certificate().path(), 200, file);

    assertThat(answerTo(signedWith(sns.certificate())).join()).isEqualTo(answer);
  }

  private CompletableFuture<Answer> answerTo(SnsMessage message) {
    return origin
        .of(message.json().getBytes(UTF_8))
        .map(verdict ->
            switch (verdict) {
              case Verdict.Proven _ -> Answer.ACCEPTED;
              case Verdict.Refused(var reason, _) -> Answer.of(reason);
              case Verdict.Undecided(var reason, _) -> Answer.of(reason);
            })
        .subscribeAsCompletionStage();
  }

  private static SnsMessage forged(int number) {
    var name = HexFormat.of().toHexDigits(number);
    var url = SnsMessage.endpoint(TOPIC) + "/SimpleNotificationService-" + name + ".pem";
    return SnsMessage.notification(TOPIC, "Hello", NOON)
        .with("SignatureVersion", "1")
        .with("Signature", "c2lnbmVk")
        .with("SigningCertURL", url);
  }

  private static SnsMessage signedWith(SigningCertificate certificate) {
    return SnsMessage.notification(TOPIC, "Hello", NOON).signed(certificate, V1);
  }

  private static void waitFor(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
