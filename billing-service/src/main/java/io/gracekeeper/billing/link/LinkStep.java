package io.gracekeeper.billing.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that became of a link, and when. It is never changed. */
@Entity
@Table(name = "link_step")
public class LinkStep {

  @Id private UUID id;

  @Column(name = "link_id")
  private UUID link;

  @Enumerated(EnumType.STRING)
  private Step step;

  private Instant at;
  private @Nullable String notice;

  /** What can become of a link. */
  public enum Step {
    /** The buyer came from the marketplace. */
    REGISTERED,
    /** The account asked to be linked. */
    REQUESTED,
    /** The marketplace has confirmed. */
    CONFIRMED,
    /** The agreement ended because another stands for it; what it pays for waits for that one. */
    HELD,
    /** What it paid for went to the agreement that stands for it. */
    MOVED,
    /** The marketplace did not confirm. */
    FAILED,
    /** The agreement ended. */
    ENDED,
    /** It was ended on our side. */
    DISCONNECTED
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected LinkStep() {}

  LinkStep(UUID link, Step step, Instant at, @Nullable String notice) {
    this.id = UUID.randomUUID();
    this.link = link;
    this.step = step;
    this.at = at;
    this.notice = notice;
  }

  Step step() {
    return step;
  }

  Instant at() {
    return at;
  }

  /** The notice from which it follows; null where a person or the clock began it. */
  @Nullable String notice() {
    return notice;
  }
}
