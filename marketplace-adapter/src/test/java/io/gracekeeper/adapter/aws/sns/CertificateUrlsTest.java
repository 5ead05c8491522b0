package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.CERTIFICATE_ADDRESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that only look like those of SNS. Nothing here could reach a network. */
@Tag("E1")
class CertificateUrlsTest {

  private static final String TOPIC = Notice.subscriptionTopic("prod-1");
  private static final String SNS = "https://sns.us-east-1.amazonaws.com/";
  private static final String FILE =
      "SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem";

  private final Screening screening = new Screening(Set.of(TOPIC), PinnedTopics.NONE);

  @Test
  void theAddressThatSnsUsesIsLetThrough() {
    assertThat(screened(SNS + FILE)).isInstanceOf(Claim.class);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "A bucket of the attacker's: `sns.s3-us-west-2.amazonaws.com`",
      answer = "403 foreign-certificate-address",
      note = "It fits the pattern by which several official SDKs check.")
  @ParameterizedTest
  @ValueSource(strings = {"sns.s3-us-west-2", "sns.s3-accelerate", "sns.s3"})
  void aBucketThatIsCalledSnsIsNotSns(String bucket, Answer answer) {
    refused("https://" + bucket + ".amazonaws.com/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "A host that begins, ends or is spelled like that of SNS",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sns.us-east-1.amazonaws.com.evil.example",
        "evil.example",
        "sns.us-east-1.amazonaws.com.",
        "sns.us-east-1.amazonaws.com.cn",
        "sns-us-east-1.amazonaws.com",
        "snsxus-east-1.amazonaws.com",
        "sns.us-east-1xamazonaws.com",
        "SNS.us-east-1.amazonaws.com",
        "127.0.0.1",
        ""
      })
  void aHostThatResemblesSnsIsNotSns(String host, Answer answer) {
    refused("https://" + host + "/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "SNS in another region than the topic's",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(strings = {"us-west-2", "eu-west-1", "us-east-10"})
  void anotherRegionsCertificateIsRefused(String region, Answer answer) {
    refused("https://sns." + region + ".amazonaws.com/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "Another scheme: plain HTTP, a file, none",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(strings = {"http:", "HTTPS:", "ftp:", "file:", "jar:https:", ""})
  void anythingButHttpsIsRefused(String scheme, Answer answer) {
    refused(scheme + "//sns.us-east-1.amazonaws.com/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "A port, also the usual one",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(strings = {":443", ":8443", ":80", ":"})
  void aPortIsRefused(String port, Answer answer) {
    refused("https://sns.us-east-1.amazonaws.com" + port + "/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "User-info, so that the host only seems to be SNS",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sns.us-east-1.amazonaws.com@evil.example",
        "user:secret@sns.us-east-1.amazonaws.com",
        "evil.example\\@sns.us-east-1.amazonaws.com",
        "@sns.us-east-1.amazonaws.com"
      })
  void userInfoIsRefused(String authority, Answer answer) {
    refused("https://" + authority + "/" + FILE, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "`.pem` only in the query or the fragment, or one behind the file",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "?Action=GetObject&file=.pem",
        "?/SimpleNotificationService-f3ec.pem",
        "#SimpleNotificationService-f3ec.pem",
        "SimpleNotificationService-f3ec.pem?a=b",
        "SimpleNotificationService-f3ec.pem#a"
      })
  void aQueryOrAFragmentIsRefused(String rest, Answer answer) {
    refused(SNS + rest, answer);
  }

  @Attack(
      on = CERTIFICATE_ADDRESS,
      by = "Another path on the host of SNS",
      answer = "403 foreign-certificate-address")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "other.pem",
        "folder/" + FILE,
        "../" + FILE,
        "/" + FILE,
        "SimpleNotificationService-.pem",
        "SimpleNotificationService-xyz.pem",
        "SimpleNotificationService-F3EC.pem",
        "SimpleNotificationService-f3ec%2e.pem",
        "SimpleNotificationService-f3ec.pem.exe",
        "SimpleNotificationService-f3ec.pem "
      })
  void anotherPathIsRefused(String path, Answer answer) {
    refused(SNS + path, answer);
  }

  private void refused(String url, Answer answer) {
    assertThat(screened(url))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(Answer.of(refused.reason())).isEqualTo(answer));
  }

  private Screening.Result screened(String url) {
    var message =
        SnsMessage.notification(TOPIC, "Hello", SnsTwin.LONG_AGO)
            .with("SignatureVersion", "1")
            .with("Signature", "c2lnbmVk")
            .with("SigningCertURL", url);
    return screening.screen(message.json().getBytes(UTF_8));
  }
}
