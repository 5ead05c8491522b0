package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Set up your account", and what AWS then says of the token. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
@Tag("C3")
class SetUpTest {

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/aws-marketplace/aws4_request, "
          + "SignedHeaders=host;x-amz-date, Signature="
          + "0".repeat(64);

  private final Api api = new Api();
  private final String listing = "prod-" + UUID.randomUUID();
  private final String purchase = "/aws/purchases/" + listing + "/X01";

  @BeforeEach
  void buy() {
    var order = "{\"listing\":\"%s\",\"buyer\":\"X01\",\"unannounced\":true}".formatted(listing);
    assertThat(api.post("/aws/purchases", order).status()).isEqualTo(201);
  }

  @Test
  void aTokenIsResolvedAgainAndAgainUntilItExpires() {
    // Given
    var token = setUp();

    // When
    var once = resolve(token, SIGNED);
    var again = resolve(token, SIGNED);

    // Then
    assertThat(once.status()).isEqualTo(200);
    assertThat(once.at("CustomerIdentifier")).isEqualTo("X01");
    assertThat(once.at("ProductCode")).isEqualTo(listing);
    assertThat(once.at("CustomerAWSAccountId")).hasSize(12);
    assertThat(again.json()).isEqualTo(once.json());

    // When
    api.moveTo(api.now().plus(Duration.ofHours(4)));

    // Then
    refused(resolve(token, SIGNED), "ExpiredTokenException");
  }

  @Test
  void whatAwsDoesNotKnowOrDoesNotBelieveIsRefusedInItsWords() {
    refused(resolve("token-of-nobody", SIGNED), "InvalidTokenException");
    refused(resolve(setUp(), "AWS4-HMAC-SHA256 nothing"), "InvalidSignatureException");
    refused(
        resolve(setUp(), SIGNED.replace("aws-marketplace", "sns")), "InvalidSignatureException");
  }

  @Test
  void whoeverBoughtNothingHasNothingToSetUp() {
    var answer = api.post("/aws/purchases/" + listing + "/nobody/set-up", "");

    assertThat(answer.status()).isEqualTo(404);
  }

  private String setUp() {
    return api.post(purchase + "/set-up", "").at("token");
  }

  private Answer resolve(String token, String authorization) {
    return api.post(
        "/aws/metering",
        "{\"RegistrationToken\":\"" + token + "\"}",
        Map.of(
            "Content-Type", "application/x-amz-json-1.1",
            "X-Amz-Target", "AWSMPMeteringService.ResolveCustomer",
            "Authorization", authorization));
  }

  private static void refused(Answer answer, String type) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("__type")).isEqualTo(type);
  }
}
