package io.gracekeeper.subscriptions.subscription;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What an account runs with the vendor. */
@Entity
public class Subscription {

  @Id private String id;

  @Column(name = "account_id")
  private String account;

  private String product;

  @Enumerated(EnumType.STRING)
  private State coverage;

  @Column(name = "coverage_revision")
  private long coverageRevision;

  @Embedded private @Nullable LossColumns loss;

  private enum State {
    UNHEARD,
    COVERED,
    LOST
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Subscription() {}

  Subscription(SubscriptionId id, AccountId account, ProductId product) {
    this.id = id.value();
    this.account = account.value();
    this.product = product.value();
    this.coverage = State.UNHEARD;
  }

  public SubscriptionId id() {
    return new SubscriptionId(id);
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public ProductId product() {
    return new ProductId(product);
  }

  public long coverageRevision() {
    return coverageRevision;
  }

  /** Billing's last word. */
  public Coverage coverage() {
    return switch (coverage) {
      case UNHEARD -> new Coverage.Unheard();
      case COVERED -> new Coverage.Covered();
      case LOST -> {
        if (loss == null) {
          throw new IllegalStateException("The row of " + id + " lacks its loss of coverage.");
        }
        yield new Coverage.Lost(loss.loss());
      }
    };
  }

  /**
   * Takes billing's word, unless a later one was heard before: a replay can stop nobody.
   *
   * @return whether it was news
   */
  public boolean hear(long revision, Coverage word) {
    if (revision <= coverageRevision) {
      return false;
    }
    coverageRevision = revision;
    switch (word) {
      case Coverage.Unheard _ -> throw new IllegalArgumentException("Billing's word is a word.");
      case Coverage.Covered _ -> {
        coverage = State.COVERED;
        loss = null;
      }
      case Coverage.Lost(var lost) -> {
        coverage = State.LOST;
        loss = new LossColumns(lost);
      }
    }
    return true;
  }
}
