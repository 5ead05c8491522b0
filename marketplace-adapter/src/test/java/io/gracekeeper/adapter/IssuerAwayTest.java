package io.gracekeeper.adapter;

import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The issuer of tokens is away in all tests of the adapter; here is what comes of it. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class IssuerAwayTest {

  private final Webhook webhook = new Webhook();

  @Test
  void whoWouldHaveToBeProvenIsPutOff() {
    // When
    var answer = webhook.ask("/sandbox/pulse", "Bearer e30.e30.c2ln");

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"issuer-unavailable\"");
  }

  @Test
  void whoShowsNothingIsTurnedAway() {
    // When
    var answer = webhook.ask("/sandbox/pulse", "Basic c2VjcmV0");

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"token-missing\"");
  }

  @Test
  void healthAndMetricsAreNotWhereTheWebhookIs() {
    assertThat(webhook.ask("/q/health/ready", "").statusCode()).isEqualTo(404);
    assertThat(webhook.ask("/q/metrics", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aNoticeNeedsNoToken() {
    try (var sns = SnsTwin.asConfigured()) {
      // Given
      var notice = sns.sign(SnsMessage.notification(TOPIC, "Hello", SnsTwin.LONG_AGO));

      // When
      var answer = webhook.post(notice);

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }
}
