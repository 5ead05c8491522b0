package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
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

  private @Nullable String license;
  private @Nullable String listing;
  private @Nullable String buyer;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "started_notice")
  private @Nullable String startedNotice;

  @Column(name = "provisioned_at")
  private @Nullable Instant provisionedAt;

  @Column(name = "provisioned_notice")
  private @Nullable String provisionedNotice;

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

  @Column(name = "scheduled_at")
  private @Nullable Instant scheduledAt;

  @Column(name = "scheduled_notice")
  private @Nullable String scheduledNotice;

  /** Whether what another row was known by became this one's in this transaction. */
  @Transient private boolean joined;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Agreement() {}

  public UUID id() {
    return id;
  }

  public AgreementNames names() {
    return new AgreementNames(marketplace, name, license, listing, buyer);
  }

  public AgreementFacts facts() {
    return new AgreementFacts(
        dated(startedAt, startedNotice),
        dated(provisionedAt, provisionedNotice),
        dated(endedAt, endedNotice),
        dated(pendingAt, pendingNotice),
        dated(failedAt, failedNotice),
        replacement(),
        dated(scheduledAt, scheduledNotice));
  }

  /** Whether the marketplace gave it an id, and not only its buyer or its licence one. */
  boolean hasOwnId() {
    return name != null;
  }

  /**
   * Adds the names by which a notice knew it; a name that it has already stays as it is. Without an
   * id of its own it is known by listing and buyer or not, and never comes to be.
   */
  void learn(AgreementNames told) {
    license = license == null ? told.license() : license;
    if (hasOwnId()) {
      listing = listing == null ? told.listing() : listing;
      buyer = buyer == null ? told.buyer() : buyer;
    }
  }

  /** From here on it stands for another row too, which turned out to be the same agreement. */
  void join(Agreement other) {
    learn(other.names());
    merge(other.facts());
    joined = true;
  }

  /** Adds what a notice said; answers whether that, or a join, was anything new for its links. */
  public boolean merge(AgreementFacts told) {
    var known = facts();
    var merged = known.merge(told);
    startedAt = at(merged.started());
    startedNotice = notice(merged.started());
    provisionedAt = at(merged.provisioned());
    provisionedNotice = notice(merged.provisioned());
    endedAt = at(merged.ended());
    endedNotice = notice(merged.ended());
    pendingAt = at(merged.pending());
    pendingNotice = notice(merged.pending());
    failedAt = at(merged.failed());
    failedNotice = notice(merged.failed());
    keep(merged.replaced());
    scheduledAt = at(merged.scheduled());
    scheduledNotice = notice(merged.scheduled());
    return joined || !merged.equals(known);
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
    return told == null ? null : new Replacement(told, replacedBy);
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
