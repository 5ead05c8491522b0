package io.gracekeeper.adapter.notices;

import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SnsTwinResource.class)
@QuarkusTestResource(value = BrokerAwayResource.class, restrictToAnnotatedClass = true)
class StartBeforeTheBrokerTest {

  @Test
  @Tag("E2")
  @Tag("E8")
  void nothingIsAcceptedUntilTheBrokerHasSaidThatItKeepsForEver() {
    try (var sns = SnsTwin.asConfigured()) {
      // Given
      var webhook = new Webhook();
      var notice = sns.sign(SnsMessage.notification(TOPIC, "Hello", SnsTwin.LONG_AGO));
      assertThat(webhook.get("/q/health/ready").statusCode()).isEqualTo(503);
      assertThat(webhook.post(notice).statusCode()).isEqualTo(503);

      // When
      SharedKafka.startAgain();

      // Then
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> webhook.get("/q/health/ready").statusCode() == 200);
      // Its producer may still be looking for the broker; SNS sends again.
      await().atMost(Duration.ofSeconds(60)).until(() -> webhook.post(notice).statusCode() == 200);
    }
  }
}
