package io.gracekeeper.subscriptions.brake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** There while it is thrown: nothing at all is deleted. */
@Entity
@Table(name = "kill_switch")
class KillSwitch {

  /** There is one for everything. */
  static final int THE_ONE = 1;

  @Id private int id;

  private String why;

  @Column(name = "thrown_by")
  private String thrownBy;

  @Column(name = "thrown_at")
  private Instant thrownAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected KillSwitch() {}

  KillSwitch(String why, String thrownBy, Instant thrownAt) {
    this.id = THE_ONE;
    this.why = why;
    this.thrownBy = thrownBy;
    this.thrownAt = thrownAt;
  }

  String why() {
    return why;
  }

  String thrownBy() {
    return thrownBy;
  }

  Instant thrownAt() {
    return thrownAt;
  }
}
