package io.gracekeeper.simulator.website;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands, in billing's words.
 *
 * @param name what the account is called
 * @param links what became of each purchase that it is linked to, or asked to be
 * @param paymentMethods everything that it has to pay with
 */
public record Standing(String name, List<LinkStatus> links, List<PaymentMethod> paymentMethods) {

  /** Whether the marketplace has yet to confirm a purchase (C6). */
  public boolean isPending() {
    return links.stream().anyMatch(status -> status.link().state().equals("PENDING"));
  }

  /**
   * What became of a link.
   *
   * @param support what the vendor's support needs to know; null unless it failed
   */
  public record LinkStatus(Link link, List<Step> steps, @Nullable Support support) {}

  /**
   * A purchase, linked to the account or to be.
   *
   * @param accountsPerAgreement ONE or MANY; null if no policy says
   */
  public record Link(
      String id, String state, String product, @Nullable String accountsPerAgreement) {

    /** Whether it concerns whoever comes from the marketplace: it did not end. */
    boolean isOfNow() {
      return !state.equals("ENDED") && !state.equals("DISCONNECTED");
    }
  }

  /** Something that became of a link. */
  public record Step(String step, Instant at, @Nullable String notice) {}

  /** Everything for a support ticket (C11). */
  public record Support(
      String account,
      String marketplace,
      @Nullable String marketplaceAccount,
      String agreement,
      String failed) {}

  /** Something to pay with. */
  public record PaymentMethod(String label, boolean live) {}
}
