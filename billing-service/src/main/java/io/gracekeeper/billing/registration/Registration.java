package io.gracekeeper.billing.registration;

import io.gracekeeper.billing.agreement.Agreement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a buyer came from a marketplace to set up an account, once. It never changes. */
@Entity
public class Registration {

  @Id private String id;

  @ManyToOne
  @JoinColumn(name = "agreement_id")
  private Agreement agreement;

  @Column(name = "buyer_account")
  private @Nullable String buyerAccount;

  @Column(name = "free_trial")
  private boolean freeTrial;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Registration() {}

  /** What was bought. */
  public Agreement agreement() {
    return agreement;
  }

  /** The buyer's account at the marketplace; null where the marketplace named none. */
  public @Nullable String buyerAccount() {
    return buyerAccount;
  }

  /** When the buyer came. */
  public Instant registeredAt() {
    return registeredAt;
  }
}
