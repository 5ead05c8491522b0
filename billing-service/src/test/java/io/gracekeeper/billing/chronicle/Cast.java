package io.gracekeeper.billing.chronicle;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.events.SubscriptionId;
import java.util.List;
import java.util.stream.IntStream;

/** Who and what a history is about, by number. The names of two histories share nothing. */
record Cast(String name, ProductId product, int accounts, int purchases) {

  private static final int SUBSCRIPTIONS = 2;

  boolean isRedis() {
    return product.value().equals("redis");
  }

  AccountId account(int number) {
    return new AccountId("account-" + number + "-" + name);
  }

  List<String> accountIds() {
    return IntStream.range(0, accounts).mapToObj(it -> account(it).value()).toList();
  }

  /** What was bought; a purchase may be replaced by the next one. */
  AgreementNames purchase(int number) {
    var listing = isRedis() ? "redis-cloud-payg" : "emqx-platform-payg";
    return AgreementNames.ofBuyer(Marketplace.AWS, listing, buyer(number));
  }

  String buyer(int number) {
    return "buyer-" + number + "-" + name;
  }

  RegistrationId registration(int purchase) {
    return RegistrationId.ofToken(Marketplace.AWS, buyer(purchase));
  }

  /** Each account has a few. */
  static int subscriptions() {
    return SUBSCRIPTIONS;
  }

  SubscriptionId subscription(int account, int number) {
    return new SubscriptionId("subscription-" + number + "-" + account(account));
  }

  /** Each subscription has one. */
  DeploymentId deployment(int account, int number) {
    return new DeploymentId("deployment-" + number + "-" + account(account));
  }

  /** The id of a method of the account's own. */
  String method(int account, String called) {
    return called + "-" + account(account);
  }
}
