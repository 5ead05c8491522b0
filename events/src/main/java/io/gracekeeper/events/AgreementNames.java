package io.gracekeeper.events;

import org.jspecify.annotations.Nullable;

/**
 * Every name by which a notice knew an agreement: its own id, or listing and buyer together, or all
 * three. One agreement has several and no notice carries all of them; billing joins them.
 *
 * @param agreement the marketplace's id of the agreement; null in AWS's legacy dialect
 * @param listing the marketplace's id of the product's appearance there (AWS: the product code)
 * @param buyer the marketplace's id of its customer (AWS legacy: the customer identifier)
 */
public record AgreementNames(
    Marketplace marketplace,
    @Nullable String agreement,
    @Nullable String listing,
    @Nullable String buyer) {

  public AgreementNames {
    agreement = agreement == null ? null : Ids.checked("agreement id", agreement);
    listing = listing == null ? null : Ids.checked("listing id", listing);
    buyer = buyer == null ? null : Ids.checked("buyer id", buyer);
    if (agreement == null && (listing == null || buyer == null)) {
      throw new IllegalArgumentException(
          "An agreement is named by its own id, or by listing and buyer together.");
    }
  }

  /** AWS's legacy dialect, in which an agreement has no id: one per product code and customer. */
  public static AgreementNames ofBuyer(Marketplace marketplace, String listing, String buyer) {
    return new AgreementNames(marketplace, null, listing, buyer);
  }

  /** The marketplace's own id in the notice: the agreement's, else listing and buyer. */
  public String key() {
    var name = agreement != null ? agreement : listing + "/" + buyer;
    return marketplace.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
  }
}
