package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.Marketplace;
import java.time.Instant;

/** Agreements for tests that have no database. */
public final class Purchased {

  private Purchased() {}

  /** One that lives since an instant. */
  public static Agreement atAws(Instant since) {
    var agreement = new Agreement();
    try {
      var marketplace = Agreement.class.getDeclaredField("marketplace");
      marketplace.setAccessible(true);
      marketplace.set(agreement, Marketplace.AWS);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
    agreement.merge(AgreementFacts.start(new Dated(since, "started")));
    return agreement;
  }
}
