package io.gracekeeper.simulator.website;

import io.gracekeeper.problem.Code;
import io.gracekeeper.simulator.website.BillingCalls.RefusedException;
import io.gracekeeper.simulator.website.Standing.Link;
import io.gracekeeper.simulator.website.Standing.LinkStatus;
import io.gracekeeper.simulator.website.Standing.PaymentMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sees and does at billing. All of it may be refused there. */
@Singleton
class Billing {

  private final BillingCalls calls;

  Billing(BillingCalls calls) {
    this.calls = calls;
  }

  private record Account(String name) {}

  private record Links(List<Link> links) {}

  private record PaymentMethods(List<PaymentMethod> paymentMethods) {}

  /** How the person's account stands; empty if there is no such account yet. */
  Optional<Standing> standing(Person person) {
    return account(person)
        .map(account -> new Standing(account.name(), links(person), paymentMethods(person)));
  }

  /**
   * Links the person's account, which is made where there is none yet.
   *
   * @param name what to call an account that is made
   * @param declinesFormer whether the person knows of a former account and wants this one
   */
  void link(Person person, String name, String ticket, boolean declinesFormer) {
    if (account(person).isEmpty()) {
      calls.put(person, Map.of("name", name.isBlank() ? person.account() : name));
    }
    calls.post(person, "/links", Map.of("ticket", ticket, "declineFormer", declinesFormer));
  }

  private Optional<Account> account(Person person) {
    try {
      return Optional.of(calls.get(person, "", Account.class));
    } catch (RefusedException refused) {
      if (refused.problem().code().equals(Code.UNKNOWN_ACCOUNT.code())) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private List<LinkStatus> links(Person person) {
    return calls.get(person, "/links", Links.class).links().stream()
        .filter(Link::isOfNow)
        .map(link -> calls.get(person, "/links/" + link.id(), LinkStatus.class))
        .toList();
  }

  private List<PaymentMethod> paymentMethods(Person person) {
    return calls.get(person, "/payment-methods", PaymentMethods.class).paymentMethods();
  }
}
