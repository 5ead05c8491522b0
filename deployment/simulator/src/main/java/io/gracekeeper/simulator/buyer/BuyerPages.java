package io.gracekeeper.simulator.buyer;

import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.listings.Offer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buyer's pages. */
@CheckedTemplate(basePath = "buyer")
final class BuyerPages {

  private BuyerPages() {}

  /** Where one says which AWS account one is. */
  static native TemplateInstance signIn(@Nullable String refused);

  /**
   * What the account has, and what is for sale.
   *
   * @param registration where "Set up your account" leads; null if nobody has configured it
   * @param done what has just been done; null if nothing
   * @param refused why it was not; null if it was
   */
  static native TemplateInstance subscriptions(
      String account,
      List<Subscription> subscriptions,
      List<Listing> listings,
      @Nullable URI registration,
      @Nullable Confirmation done,
      @Nullable String refused);

  /** The purchase options of a listing. */
  static native TemplateInstance options(
      String account, Listing listing, List<Offer> offers, @Nullable String refused);

  /** Where a cancel is confirmed by typing the product's name. */
  static native TemplateInstance cancel(
      String account, Subscription subscription, @Nullable String refused);
}
