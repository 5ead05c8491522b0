package io.gracekeeper.adapter.aws.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.certificates.SigningCertificate;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Measures how many messages a second one core proves to be from SNS, certificate known: read,
 * screened, verified. Beside it, the JDK's verification of the same signatures alone. See the
 * README for the command.
 */
public final class Verifications {

  private static final int MESSAGES = 500;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(4);
  private static final String TOPIC = Notice.subscriptionTopic("prod-1");
  private static final SigningAuthority AUTHORITY =
      SigningAuthority.found(SnsTwin.LONG_AGO, SnsTwin.FAR_OFF);

  private Verifications() {}

  /** Runs for half a minute, on one thread. */
  public static void main(String[] none) throws GeneralSecurityException {
    for (var version : io.gracekeeper.simulator.sns.SignatureVersion.values()) {
      measure(version);
    }
  }

  private static void measure(io.gracekeeper.simulator.sns.SignatureVersion version)
      throws GeneralSecurityException {
    var signing = AUTHORITY.issue(SigningAuthority.SNS_NAME, SnsTwin.LONG_AGO, SnsTwin.FAR_OFF);
    var key = keyOf(signing.chainPem());
    var certificate = new SigningCertificate(key, SnsTwin.LONG_AGO, SnsTwin.FAR_OFF);
    var screening = new Screening(Set.of(TOPIC), PinnedTopics.NONE);
    var bodies =
        IntStream.range(0, MESSAGES)
            .mapToObj(buyer -> Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "prod-1", "X" + buyer).json())
            .map(text -> SnsMessage.notification(TOPIC, text, SnsTwin.LONG_AGO))
            .map(message -> message.signed(signing, version).json().getBytes(UTF_8))
            .toList();
    var claims = bodies.stream().map(screening::screen).map(Claim.class::cast).toList();

    var proven =
        perSecond(
            bodies,
            body -> screening.screen(body) instanceof Claim claim && claim.isSignedBy(certificate));
    var alone = perSecond(claims, claim -> verify(claim, key));
    System.out.printf(
        "version %s: proven %,d/s on one core; the JDK's verification alone %,d/s; ratio %.2f%n",
        version, proven, alone, (double) proven / alone);
  }

  private static boolean verify(Claim claim, PublicKey key) {
    try {
      var check = Signature.getInstance(claim.version().algorithm());
      check.initVerify(key);
      check.update(claim.message().stringToSign().getBytes(UTF_8));
      return check.verify(Base64.getDecoder().decode(claim.message().head().signature()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> long perSecond(List<T> all, Predicate<T> holds) {
    run(all, holds, WARM_UP);
    return run(all, holds, MEASURED) * 1_000_000_000L / MEASURED.toNanos();
  }

  private static <T> long run(List<T> all, Predicate<T> holds, Duration time) {
    var end = System.nanoTime() + time.toNanos();
    var count = 0L;
    while (System.nanoTime() < end) {
      for (var one : all) {
        if (!holds.test(one)) {
          throw new AssertionError("A genuine message was not proven.");
        }
      }
      count += all.size();
    }
    return count;
  }

  private static PublicKey keyOf(String pem) throws GeneralSecurityException {
    var file = new ByteArrayInputStream(pem.getBytes(US_ASCII));
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(file)
        .iterator()
        .next()
        .getPublicKey();
  }
}
