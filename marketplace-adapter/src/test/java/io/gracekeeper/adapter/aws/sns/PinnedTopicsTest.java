package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.ORIGIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.TwinSettings;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E1")
class PinnedTopicsTest {

  private static final String AWS = "arn:aws:sns:us-east-1:287250355862:aws-mp-of-prod-1";
  private static final String OURS = "arn:aws:sns:us-east-1:123456789012:ours";

  private static final Map<String, String> NAMED =
      Map.of("gracekeeper.aws.version-two-topics", OURS);
  private static final Map<String, String> ALL_BUT =
      Map.of("gracekeeper.aws.version-two-for-all-but", AWS);

  @Attack(
      on = ORIGIN,
      by = "A SHA-1 signature (version 1) where version 2 is pinned",
      answer = "403 outdated-signature-version",
      note =
          "Topics of AWS Marketplace cannot be switched by a seller, so that nothing is pinned by default.")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void versionOneIsNotBelievedOfATopicThatSignsInVersionTwo(boolean named, Answer answer) {
    assertThat(screened(named ? NAMED : ALL_BUT, OURS, "1"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(Answer.of(refused.reason())).isEqualTo(answer));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void versionTwoIsBelievedThereAndBothElsewhere(boolean named) {
    var said = named ? NAMED : ALL_BUT;

    assertThat(screened(said, OURS, "2")).isInstanceOf(Claim.class);
    assertThat(screened(said, AWS, "1")).isInstanceOf(Claim.class);
    assertThat(screened(said, AWS, "2")).isInstanceOf(Claim.class);
  }

  @Test
  void nothingIsPinnedByDefault() {
    assertThat(screened(Map.of(), OURS, "1")).isInstanceOf(Claim.class);
  }

  @Test
  void aTopicThatIsNotOursCannotBePinned() {
    var mistaken = Map.of("gracekeeper.aws.version-two-topics", OURS + "2");

    assertThatThrownBy(() -> screened(mistaken, OURS, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(OURS + "2");
  }

  @Test
  void whatIsSaidBothWaysDoesNotStart() {
    var both = new HashMap<>(NAMED);
    both.putAll(ALL_BUT);

    assertThatThrownBy(() -> screened(both, OURS, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exclude each other");
  }

  private static Screening.Result screened(Map<String, String> said, String topic, String version) {
    var all = new HashMap<>(said);
    all.put("gracekeeper.aws.topics", AWS + "," + OURS);
    var settings = TwinSettings.with(all);
    var message =
        SnsMessage.notification(topic, "Hello", SnsTwin.LONG_AGO)
            .with("SignatureVersion", version)
            .with("Signature", "c2lnbmVk")
            .with(
                "SigningCertURL", SnsMessage.endpoint(topic) + "/SimpleNotificationService-f3.pem");
    return new Screening(settings.topics(), PinnedTopics.in(settings))
        .screen(message.json().getBytes(UTF_8));
  }
}
