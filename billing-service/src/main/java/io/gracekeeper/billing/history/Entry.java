package io.gracekeeper.billing.history;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision about who pays for a subscription. It is written once and never changed. */
@Entity
@Table(name = "decision")
@IdClass(Entry.Key.class)
class Entry {

  @Id
  @Column(name = "subscription_id")
  private String subscription;

  @Id
  @Column(name = "coverage_revision")
  private long coverageRevision;

  @Column(name = "account_id")
  private String account;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "paid_by_before")
  private @Nullable String paidByBefore;

  @Column(name = "paid_by")
  private @Nullable String paidBy;

  @Enumerated(EnumType.STRING)
  @Column(name = "loss_reason")
  private @Nullable LossReason lossReason;

  /** The ids of the fallbacks that were designated then, in order. */
  private List<String> fallbacks;

  private String cause;
  private @Nullable String notice;
  private String rule;

  @Column(name = "policy_hash")
  private String policyHash;

  /** Of which subscription, and the how manyth. */
  record Key(String subscription, long coverageRevision) {}

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Entry() {}

  Entry(OfCoverage event, List<PaymentMethodId> designated, Cause because, Instant now) {
    subscription = event.subscription().value();
    coverageRevision = event.coverageRevision();
    account = event.account().value();
    decidedAt = now;
    fallbacks = designated.stream().map(PaymentMethodId::value).toList();
    cause = because.id();
    notice = because.notice();
    rule = event.basis().rule();
    policyHash = event.basis().policyHash();
    switch (event) {
      case CoverageGained gained -> paidBy = gained.paidBy().label();
      case ChargeReassigned reassigned -> {
        paidByBefore = reassigned.from().label();
        paidBy = reassigned.to().label();
      }
      case CoverageLost lost -> {
        paidByBefore = lost.was() == null ? null : lost.was().label();
        lossReason = lost.reason();
      }
    }
  }

  AccountId account() {
    return new AccountId(account);
  }

  long coverageRevision() {
    return coverageRevision;
  }

  HistoryResource.Shown shown() {
    return new HistoryResource.Shown(
        coverageRevision,
        decidedAt,
        paidByBefore,
        paidBy,
        lossReason,
        fallbacks,
        explanation(),
        cause,
        notice,
        rule,
        policyHash);
  }

  private String explanation() {
    if (paidBy != null) {
      return paidByBefore == null
          ? paidBy + " pays."
          : paidBy + " took over from " + paidByBefore + ".";
    }
    var ceased =
        paidByBefore == null ? "Nothing was there to pay" : paidByBefore + " ceased to pay";
    return ceased
        + (fallbacks.isEmpty()
            ? ", and no fallback was designated."
            : ", and no designated fallback was good.");
  }
}
