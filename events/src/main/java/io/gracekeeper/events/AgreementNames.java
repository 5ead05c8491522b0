package io.gracekeeper.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every name by which a notice knew an agreement: its own id, its licence, or listing and buyer
 * together. One agreement has several and no notice carries all of them; billing joins them.
 *
 * @param agreement the marketplace's id of the agreement; null in AWS's legacy dialect, and where
 *     AWS only says whose licence it is
 * @param license the marketplace's id of what the agreement entitles to (AWS: the last part of the
 *     licence's ARN, which AWS writes in several forms); null where the notice has none
 * @param listing the marketplace's id of the product's appearance there (AWS: the product code)
 * @param buyer the marketplace's id of its customer (AWS legacy: the customer identifier; else the
 *     buyer's AWS account)
 */
public record AgreementNames(
    Marketplace marketplace,
    @Nullable String agreement,
    @Nullable String license,
    @Nullable String listing,
    @Nullable String buyer) {

  public AgreementNames {
    agreement = agreement == null ? null : Ids.checked("agreement id", agreement);
    license = license == null ? null : Ids.checked("licence id", license);
    listing = listing == null ? null : Ids.checked("listing id", listing);
    buyer = buyer == null ? null : Ids.checked("buyer id", buyer);
    if (agreement == null && license == null && (listing == null || buyer == null)) {
      throw new IllegalArgumentException(
          "An agreement is named by its own id, by its licence, or by listing and buyer together.");
    }
  }

  /** AWS's legacy dialect, in which an agreement has no id: one per product code and customer. */
  public static AgreementNames ofBuyer(Marketplace marketplace, String listing, String buyer) {
    return new AgreementNames(marketplace, null, null, listing, buyer);
  }

  /** The marketplace's own id in the notice: the agreement's, else the licence, else the buyer. */
  public String key() {
    return marketplace.name().toLowerCase(Locale.ROOT) + ":" + name();
  }

  private String name() {
    if (agreement != null) {
      return agreement;
    }
    return license != null ? license : listing + "/" + buyer;
  }
}
