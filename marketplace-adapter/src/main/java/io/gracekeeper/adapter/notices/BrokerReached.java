package io.gracekeeper.adapter.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the broker was reached, and from then on: during a short outage the webhook must stay
 * reachable, so that it can answer 503 and the marketplace sends again.
 */
@Readiness
@ApplicationScoped
class BrokerReached implements HealthCheck {

  private final NoticesTopic topic;

  @Inject
  BrokerReached(NoticesTopic topic) {
    this.topic = topic;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("broker-reached").status(topic.keepsForEver()).build();
  }
}
