package io.gracekeeper.billing.mapping;

import io.gracekeeper.policy.ProductPolicy.Limit;
import io.gracekeeper.problem.Code;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that can keep an account from being linked.
 *
 * @param code what the asker is told; it names the action that clears it
 * @param detail the same in words
 */
public record LinkingPolicy(Code code, String detail, Predicate<LinkingFacts> forbids) {

  static final LinkingPolicy THE_AGREEMENT_PAYS =
      new LinkingPolicy(
          Code.AGREEMENT_ENDED,
          "The purchase has ended at the marketplace.",
          LinkingFacts::hasEnded);

  /** P2, C8. */
  static final LinkingPolicy NO_CARD_ON_FILE =
      new LinkingPolicy(
          Code.CARD_ON_FILE,
          "The account has a card on file.",
          facts -> facts.policy().cardOnFileBlocksLinking() && facts.cardOnFile());

  /** P3, C9. */
  static final LinkingPolicy NO_CREDITS_IN_USE =
      new LinkingPolicy(
          Code.CREDITS_IN_USE,
          "The account pays with credits.",
          facts -> facts.policy().creditsInUseBlockLinking() && facts.creditsInUse());

  /** P11, C10. */
  static final LinkingPolicy ONE_AGREEMENT_PER_ACCOUNT =
      new LinkingPolicy(
          Code.ALREADY_LINKED,
          "The account is linked to another purchase of this product.",
          facts ->
              facts.policy().agreementsPerAccount() == Limit.ONE && facts.otherAgreements() > 0);

  /** P1. */
  static final LinkingPolicy ONE_ACCOUNT_PER_AGREEMENT =
      new LinkingPolicy(
          Code.AGREEMENT_TAKEN,
          "The purchase is linked to another account, and pays for one alone.",
          facts -> facts.policy().accountsPerAgreement() == Limit.ONE && facts.otherAccounts() > 0);

  /** An Owner has left (A1); a billing admin must not undo that. */
  static final LinkingPolicy THE_OWNER_COMES_BACK =
      new LinkingPolicy(
          Code.OWNER_NEEDED,
          "The account was disconnected from this purchase before.",
          facts -> facts.leftBefore() && !facts.byOwner());

  static final LinkingPolicy THE_FORMER_ACCOUNT_FIRST =
      new LinkingPolicy(
          Code.FORMER_ACCOUNT,
          "The purchase was linked to another account before.",
          facts -> facts.former() != null && !facts.formerDeclined());

  private static final List<LinkingPolicy> ALL =
      List.of(
          THE_AGREEMENT_PAYS,
          NO_CARD_ON_FILE,
          NO_CREDITS_IN_USE,
          ONE_AGREEMENT_PER_ACCOUNT,
          ONE_ACCOUNT_PER_AGREEMENT,
          THE_OWNER_COMES_BACK,
          THE_FORMER_ACCOUNT_FIRST);

  /** Everything that forbids the link, at once; empty: nothing does. */
  public static List<LinkingPolicy> against(LinkingFacts facts) {
    return ALL.stream().filter(policy -> policy.forbids().test(facts)).toList();
  }
}
