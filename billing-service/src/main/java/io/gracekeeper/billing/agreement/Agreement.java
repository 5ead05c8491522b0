package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
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

  /** What was told of it: one value, because it is merged and decided upon as one. */
  @Convert(converter = FactsColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private AgreementFacts facts = AgreementFacts.NONE;

  /** When the marketplace is to be asked about it next; null: not until something else is told. */
  @Column(name = "ask_at")
  private @Nullable Instant askAt;

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
    return facts;
  }

  /** When the marketplace is to be asked about it next; null: not until something is told. */
  public @Nullable Instant askAt() {
    return askAt;
  }

  /** Whether the marketplace gave it an id, and not only its buyer or its licence one. */
  boolean hasOwnId() {
    return name != null;
  }

  /**
   * Whether these names may be its own, having led here: a buyer may have several licences, and
   * each is another purchase.
   */
  boolean mayBe(AgreementNames told) {
    return told.agreement() != null
        || license == null
        || told.license() == null
        || license.equals(told.license());
  }

  /**
   * Adds the names by which a notice knew it; a name that it has already stays as it is. Without an
   * id of its own it is known by listing and buyer or not, and comes to be only by a join.
   */
  void learn(AgreementNames told) {
    license = license == null ? told.license() : license;
    if (hasOwnId()) {
      learnBuyer(told);
    }
  }

  private void learnBuyer(AgreementNames told) {
    listing = listing == null ? told.listing() : listing;
    buyer = buyer == null ? told.buyer() : buyer;
  }

  /** From here on it stands for another row too, which turned out to be the same agreement. */
  void join(Agreement other) {
    learn(other.names());
    learnBuyer(other.names());
    hear(other.names(), other.facts());
    joined = true;
  }

  /** The one that stood for it became another row. */
  void heirIsNow(Agreement heir) {
    facts = facts.by(heir.id());
  }

  /**
   * Adds what a notice said of it under these names; answers whether that, or a join, is news for
   * its links. With an own id it heeds in full only what names that.
   */
  public boolean hear(AgreementNames as, AgreementFacts told) {
    return merge(hasOwnId() && as.agreement() == null ? told.asHearsay() : told);
  }

  /** Adds what is known; answers whether that, or a join, is news for its links. */
  public boolean merge(AgreementFacts told) {
    var known = facts;
    facts = known.merge(told);
    askAt = Doubt.next(facts).orElse(null);
    return joined || facts.isNewsAfter(known);
  }
}
