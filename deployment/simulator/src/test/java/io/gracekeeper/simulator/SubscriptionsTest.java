package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
@Tag("E1")
class SubscriptionsTest {

  private final Api api = new Api();
  private final String listing = "prod-" + UUID.randomUUID();
  private final String topic = Notice.subscriptionTopic(listing);
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aNewEndpointIsAskedToConfirmInTextThatIsJson() {
    // When
    var answer = subscribe();

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json())
        .hasToString(
            """
            {"topic":"%s","endpoint":"%s","confirmed":false}\
            """
                .formatted(topic, receiver.url()));
    var asked = receiver.received(1).getFirst();
    assertThat(asked.field("Type")).isEqualTo("SubscriptionConfirmation");
    assertThat(asked.field("SubscribeURL")).contains("Action=ConfirmSubscription");
    assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
    assertThat(asked.headers().getFirst("x-amz-sns-message-type"))
        .isEqualTo("SubscriptionConfirmation");
  }

  @Test
  void whoHasNotConfirmedGetsNoNotice() {
    // Given
    subscribe();
    receiver.received(1);

    // When
    api.post("/aws/purchases", order());

    // Then
    api.untilQuiet();
    assertThat(receiver.received(1)).hasSize(1);
  }

  @Test
  void theTokenConfirmsByForm() {
    // Given
    subscribe();
    var token = receiver.received(1).getFirst().field("Token");

    // When
    var answer = api.post("/", Receiver.confirmation(topic, token), Receiver.SIGNED);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/xml");
    assertThat(answer.text()).contains("<SubscriptionArn>" + topic + ":");
    assertThat(subscription().get("confirmed").asBoolean()).isTrue();
  }

  @Test
  void theTokenConfirmsByQueryAndAgain() {
    // Given
    subscribe();
    var path = "/?" + Receiver.confirmation(topic, receiver.received(1).getFirst().field("Token"));
    var signed = Map.of("Authorization", Receiver.AUTHORIZATION);
    var first = api.post(path, "", signed);

    // When
    var again = api.post(path, "", signed);

    // Then
    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void aWrongTokenIsRefusedInXml() {
    // Given
    subscribe();

    // When
    var answer = api.post("/", Receiver.confirmation(topic, "2336412f"), Receiver.SIGNED);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("<Code>InvalidParameter</Code>");
    assertThat(subscription().get("confirmed").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "AWS4-HMAC-SHA256 Credential=A/20260301/eu-west-1/sns/aws4_request,"
            + " SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=A/20260301/us-east-1/sqs/aws4_request,"
            + " SignedHeaders=host, Signature=00"
      })
  void whoDoesNotSignForSnsOfTheRegionIsRefused(String authorization) {
    // Given
    subscribe();
    var token = receiver.received(1).getFirst().field("Token");

    // When
    var answer =
        api.post(
            "/?" + Receiver.confirmation(topic, token), "", Map.of("Authorization", authorization));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(subscription().get("confirmed").asBoolean()).isFalse();
  }

  @Test
  void whoDoesNotSignAtAllIsRefused() {
    // Given
    subscribe();
    var token = receiver.received(1).getFirst().field("Token");

    // When
    var answer = api.get("/?" + Receiver.confirmation(topic, token));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void whoHasConfirmedIsNotAskedAgain() {
    // Given
    receiver.subscribe(api, topic, "1");

    // When
    var answer = subscribe();

    // Then
    api.untilQuiet();
    assertThat(answer.json().get("confirmed").asBoolean()).isTrue();
    assertThat(receiver.received(1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"topic\":\"my-topic\",\"endpoint\":\"http://127.0.0.1/\"}",
        "{\"topic\":\"arn:aws:sns:us-east-1:123456789012:t\",\"endpoint\":\"file:///etc/passwd\"}",
        "{\"topic\":\"arn:aws:sns:us-east-1:123456789012:t\",\"endpoint\":\"http://127.0.0.1/\","
            + "\"signatureVersion\":\"3\"}",
        "{\"topic\":\"arn:aws:sns:us-east-1:123456789012:t\"}",
        "{"
      })
  void whatCannotBeSubscribedIsAProblem(String wish) {
    // When
    var answer = api.post("/aws/subscriptions", wish);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.at("code")).isEqualTo("invalid-request");
  }

  private Api.Answer subscribe() {
    return api.post(
        "/aws/subscriptions",
        """
        {"topic":"%s","endpoint":"%s"}\
        """
            .formatted(topic, receiver.url()));
  }

  private JsonNode subscription() {
    for (var each : api.get("/aws/subscriptions").json()) {
      if (each.get("topic").asText().equals(topic)) {
        return each;
      }
    }
    throw new AssertionError("Nobody subscribed to " + topic);
  }

  private String order() {
    return """
    {"listing":"%s","buyer":"X01"}\
    """
        .formatted(listing);
  }
}
