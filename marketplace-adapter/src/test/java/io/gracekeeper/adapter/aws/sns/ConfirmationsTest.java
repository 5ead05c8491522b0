package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.OUR_CALLS;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@Tag("E1")
class ConfirmationsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Webhook webhook = new Webhook();
  private SnsTwin sns;

  @BeforeEach
  void open() {
    sns = SnsTwin.asConfigured();
  }

  @AfterEach
  void close() {
    sns.close();
  }

  @Attack(
      on = OUR_CALLS,
      by = "A confirmation's address leads into our network (SSRF)",
      answer = "200",
      note =
          "It is never called: we ask the API of SNS, with our own key. From then on nobody else can unsubscribe us.")
  @Test
  void aSubscriptionIsConfirmedWithOurOwnKeyAndNeverByItsAddress(Answer promised) {
    // Given
    sns.at("/", 200, "<ConfirmSubscriptionResponse/>");

    // When
    var inwards =
        SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON)
            .with("SubscribeURL", sns.endpoint() + "/inwards");
    var answer = webhook.post(sns.sign(inwards));

    // Then
    assertThat(Answer.of(answer)).isEqualTo(promised);
    assertThat(sns.asked("/inwards")).isEmpty();
    assertThat(sns.asked("/")).hasSize(1);
    var call = sns.asked("/").getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.body().split("&"))
        .containsExactlyInAnyOrder(
            "Action=ConfirmSubscription",
            "Version=2010-03-31",
            "TopicArn=" + TOPIC.replace(":", "%3A"),
            "Token=2336412f",
            "AuthenticateOnUnsubscribe=true");
    assertThat(call.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/us-east-1/sns/aws4_request");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 500})
  void aSubscriptionThatCannotBeConfirmedIsPutOff(int status) {
    // Given
    sns.at("/", status, "<ErrorResponse/>");
    var before = webhook.deferred("confirmation-failed");

    // When
    var answer = webhook.post(aSubscription());

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"confirmation-failed\"");
    assertThat(webhook.deferred("confirmation-failed")).isEqualTo(before + 1);
    sns.at("/", 200, "<ConfirmSubscriptionResponse/>");
    assertThat(webhook.post(aSubscription()).statusCode()).isEqualTo(200);
  }

  @Attack(
      on = OUR_CALLS,
      by = "The end of a subscription carries an address that would undo it",
      answer = "200",
      note = "It is kept, counted and logged, and the address is never called.")
  @Test
  void theEndOfASubscriptionIsKeptAndCountedAndNeverAnswered(Answer promised) {
    // Given
    var ended = sns.sign(SnsMessage.unsubscribeConfirmation(TOPIC, "2336412f", NOON));

    // When
    var answer = webhook.post(ended);

    // Then
    assertThat(Answer.of(answer)).isEqualTo(promised);
    assertThat(new KafkaRecords().keptOf(ended)).hasSize(1);
    assertThat(sns.asked("/")).isEmpty();
    var accepted = "gracekeeper_notices_accepted_total";
    assertThat(webhook.count(accepted, "type", "UnsubscribeConfirmation")).isPositive();
  }

  private SnsMessage aSubscription() {
    return sns.sign(SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON));
  }
}
