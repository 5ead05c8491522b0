package io.gracekeeper.adapter.notices;

import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SnsTwinResource.class)
@QuarkusTestResource(value = BrokerAwayResource.class, restrictToAnnotatedClass = true)
class StartBeforeTheBrokerTest {

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init") // Injected by Quarkus.
  URI root;

  @ConfigProperty(name = "gracekeeper.aws.sns-endpoint")
  URI endpoint;

  @ConfigProperty(name = "gracekeeper.aws.trust-anchors")
  Path trustAnchors;

  @Test
  @Tag("E2")
  @Tag("E8")
  void nothingIsAcceptedUntilTheBrokerHasSaidThatItKeepsForEver() {
    try (var sns = new SnsTwin(endpoint.getPort())) {
      // Given
      sns.rootIn(trustAnchors);
      var webhook = new Webhook(root);
      var notice =
          SnsMessage.notification(TOPIC, "Hello", SnsTwin.LONG_AGO)
              .signed(sns.certificate(), SignatureVersion.V2);
      assertThat(webhook.get("q/health/ready").statusCode()).isEqualTo(503);
      assertThat(webhook.post(notice).statusCode()).isEqualTo(503);

      // When
      SharedKafka.startAgain();

      // Then
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> webhook.get("q/health/ready").statusCode() == 200);
      assertThat(webhook.post(notice).statusCode()).isEqualTo(200);
    }
  }
}
