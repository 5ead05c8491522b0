package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One purchase at one marketplace, registered or not (E3, E4). */
@Entity
public class Agreement {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private Marketplace marketplace;

  @Column(name = "agreement_name")
  private @Nullable String name;

  private @Nullable String listing;
  private @Nullable String buyer;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "started_notice")
  private @Nullable String startedNotice;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "ended_notice")
  private @Nullable String endedNotice;

  @Column(name = "pending_at")
  private @Nullable Instant pendingAt;

  @Column(name = "pending_notice")
  private @Nullable String pendingNotice;

  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  @Column(name = "failed_notice")
  private @Nullable String failedNotice;

  @Column(name = "replaced_at")
  private @Nullable Instant replacedAt;

  @Column(name = "replaced_notice")
  private @Nullable String replacedNotice;

  @Column(name = "replaced_by")
  private @Nullable UUID replacedBy;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Agreement() {}

  public UUID id() {
    return id;
  }

  public AgreementNames names() {
    return new AgreementNames(marketplace, name, listing, buyer);
  }

  public AgreementFacts facts() {
    return new AgreementFacts(
        dated(startedAt, startedNotice),
        dated(endedAt, endedNotice),
        dated(pendingAt, pendingNotice),
        dated(failedAt, failedNotice),
        replacement());
  }

  /** Adds what a notice said; answers whether that was anything new. */
  public boolean merge(AgreementFacts told) {
    var known = facts();
    var merged = known.merge(told);
    startedAt = at(merged.started());
    startedNotice = notice(merged.started());
    endedAt = at(merged.ended());
    endedNotice = notice(merged.ended());
    pendingAt = at(merged.pending());
    pendingNotice = notice(merged.pending());
    failedAt = at(merged.failed());
    failedNotice = notice(merged.failed());
    keep(merged.replaced());
    return !merged.equals(known);
  }

  private void keep(@Nullable Replacement replaced) {
    if (replaced != null) {
      replacedAt = replaced.told().at();
      replacedNotice = replaced.told().notice();
      replacedBy = replaced.by();
    }
  }

  private @Nullable Replacement replacement() {
    var told = dated(replacedAt, replacedNotice);
    return told == null || replacedBy == null ? null : new Replacement(told, replacedBy);
  }

  private static @Nullable Dated dated(@Nullable Instant at, @Nullable String notice) {
    return at == null || notice == null ? null : new Dated(at, notice);
  }

  private static @Nullable Instant at(@Nullable Dated fact) {
    return fact == null ? null : fact.at();
  }

  private static @Nullable String notice(@Nullable Dated fact) {
    return fact == null ? null : fact.notice();
  }
}
