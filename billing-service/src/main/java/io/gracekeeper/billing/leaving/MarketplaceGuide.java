package io.gracekeeper.billing.leaving;

import io.gracekeeper.events.Marketplace;
import java.net.URI;
import java.util.List;

/**
 * What a marketplace wants of whoever leaves it.
 *
 * @param steps how to cancel there, in order (A9, C12 to C14)
 * @param address the marketplace's own guide (A18)
 * @param stays what does not move with the account (A28)
 */
record MarketplaceGuide(List<String> steps, URI address, List<String> stays) {

  private static final MarketplaceGuide AWS =
      new MarketplaceGuide(
          List.of(
              "Sign in to the AWS account that bought the subscription, and open AWS Marketplace.",
              "Open Manage subscriptions, and select the subscription.",
              "Open Actions in the Agreement section, and choose Cancel subscription.",
              "Type the product's name as it is shown, and confirm.",
              "Wait for the banner that says it is cancelled; here the payment method then goes."),
          URI.create("https://docs.aws.amazon.com/marketplace/latest/buyerguide/"),
          List.of(
              "AWS credits do not pay for what is charged elsewhere.",
              "A private offer's price ends with its agreement."));

  private static final MarketplaceGuide GOOGLE =
      new MarketplaceGuide(
          List.of(
              "Sign in to the Google Cloud console with access to the billing account, and open Marketplace.",
              "Open Your orders, and select the billing account.",
              "Find the order, open its actions, and choose Cancel order.",
              "Confirm, and wait until the order is shown as cancelled; here the payment method then goes."),
          URI.create("https://cloud.google.com/marketplace/docs/offers/manage-accepted-offer"),
          List.of(
              "Google Cloud credits and committed spend do not pay for what is charged elsewhere.",
              "A private offer's price ends with its order."));

  static MarketplaceGuide of(Marketplace marketplace) {
    return switch (marketplace) {
      case AWS -> AWS;
      case GOOGLE -> GOOGLE;
    };
  }
}
