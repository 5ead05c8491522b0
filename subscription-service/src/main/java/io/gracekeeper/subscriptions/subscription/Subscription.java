package io.gracekeeper.subscriptions.subscription;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Erasure;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
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

  @Column(name = "erasure_notice")
  private @Nullable String erasureNotice;

  @Column(name = "erasure_at")
  private @Nullable Instant erasureAt;

  @Column(name = "erasure_not_before")
  private @Nullable Instant erasureNotBefore;

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
        yield new Coverage.Lost(loss.loss(), erasure());
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
        erase(null);
      }
      case Coverage.Lost(var lost, _) -> {
        var told = coverage == State.LOST && loss != null ? lost.continuing(loss.loss()) : lost;
        coverage = State.LOST;
        loss = new LossColumns(told);
      }
    }
    return true;
  }

  /**
   * Takes a marketplace's demand to erase, which lasts as long as nobody pays.
   *
   * @return whether it is obeyed; not while somebody pays, or nobody knows
   */
  public boolean demandErasure(Erasure demanded) {
    if (coverage != State.LOST) {
      return false;
    }
    if (erasureNotice == null) {
      erase(demanded);
    }
    return true;
  }

  private void erase(@Nullable Erasure demanded) {
    erasureNotice = demanded == null ? null : demanded.notice();
    erasureAt = demanded == null ? null : demanded.demandedAt();
    erasureNotBefore = demanded == null ? null : demanded.notBefore();
  }

  private @Nullable Erasure erasure() {
    return erasureNotice == null || erasureAt == null || erasureNotBefore == null
        ? null
        : new Erasure(erasureNotice, erasureAt, erasureNotBefore);
  }
}
