package io.gracekeeper.subscriptions.brake;

import io.gracekeeper.events.ProductId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The breaker of one product. Once tripped only an operator closes it. */
@Entity
class Breaker {

  @Id private String product;

  @Column(name = "frozen_since")
  private @Nullable Instant frozenSince;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Breaker() {}

  ProductId product() {
    return new ProductId(product);
  }

  @Nullable Instant frozenSince() {
    return frozenSince;
  }

  /** When an operator closed it last: what was deleted before is not counted any more. */
  @Nullable Instant closedAt() {
    return closedAt;
  }

  /** Trips it, unless it is tripped. */
  boolean trip(Instant now) {
    if (frozenSince != null) {
      return false;
    }
    frozenSince = now;
    return true;
  }

  /** Closes it, unless it is closed. */
  boolean close(Instant now) {
    if (frozenSince == null) {
      return false;
    }
    frozenSince = null;
    closedAt = now;
    return true;
  }
}
