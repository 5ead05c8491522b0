package io.gracekeeper.billing.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.problem.Code;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinkingPolicyTest {

  private static final AccountId FORMER = new AccountId("former");

  @Test
  void whoHasNothingInTheWayIsLinked() {
    var facts = new LinkingFacts(emqx(), true, false, false, false, 0, 0, false, null, false);

    assertThat(against(facts)).isEmpty();
  }

  @Test
  @Tag("C9")
  @Tag("P3")
  void creditsInUseForbidALinkWhereThePolicySaysSo() {
    assertThat(against(withCredits(emqx()))).containsExactly(Code.CREDITS_IN_USE);
    assertThat(against(withCredits(redis()))).isEmpty();
  }

  @Test
  @Tag("C8")
  @Tag("C9")
  @Tag("C10")
  @Tag("P1")
  @Tag("P2")
  @Tag("P3")
  @Tag("P11")
  void everythingThatForbidsItIsNamedAtOnce() {
    var facts = new LinkingFacts(emqx(), false, true, true, true, 1, 1, true, FORMER, false);

    assertThat(against(facts))
        .containsExactly(
            Code.AGREEMENT_ENDED,
            Code.CARD_ON_FILE,
            Code.CREDITS_IN_USE,
            Code.ALREADY_LINKED,
            Code.AGREEMENT_TAKEN,
            Code.OWNER_NEEDED,
            Code.FORMER_ACCOUNT);
  }

  @Test
  @Tag("P1")
  @Tag("P2")
  @Tag("P11")
  void whatThePolicyAllowsForbidsNothing() {
    var facts = new LinkingFacts(redis(), true, false, true, true, 5, 5, true, FORMER, true);

    assertThat(against(facts)).isEmpty();
  }

  private static LinkingFacts withCredits(ProductPolicy policy) {
    return new LinkingFacts(policy, true, false, false, true, 0, 0, false, null, false);
  }

  private static List<Code> against(LinkingFacts facts) {
    return LinkingPolicy.against(facts).stream().map(LinkingPolicy::code).toList();
  }

  private static ProductPolicy emqx() {
    return policy("emqx");
  }

  private static ProductPolicy redis() {
    return policy("redis");
  }

  private static ProductPolicy policy(String product) {
    return Policies.load(Optional.empty(), false).of(new ProductId(product)).orElseThrow().policy();
  }
}
