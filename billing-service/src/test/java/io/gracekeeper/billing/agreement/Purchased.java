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
      set(agreement, "marketplace", Marketplace.AWS);
      set(agreement, "name", "agmt-1");
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
    agreement.merge(AgreementFacts.of(Fact.STARTED, new Dated(since, "started")));
    return agreement;
  }

  private static void set(Agreement agreement, String field, Object value)
      throws ReflectiveOperationException {
    var found = Agreement.class.getDeclaredField(field);
    found.setAccessible(true);
    found.set(agreement, value);
  }
}
