package io.gracekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.access.Scope.AllAccounts;
import io.gracekeeper.access.Scope.OneAccount;
import io.gracekeeper.events.AccountId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("A1")
class PowersTest {

  private static final AccountId ACME = new AccountId("acme");

  @Test
  void aTokenWithAnAccountHoldsTheRolesOfAnAccountAndNoOthers() {
    var powers = Powers.of(Set.of("owner", "operator", "service", "admins"), true, "acme");

    assertThat(powers).contains(new Powers(Set.of("owner"), new OneAccount(ACME)));
  }

  @Test
  void aTokenWithoutAnAccountHoldsTheVendorsRolesAndNoOthers() {
    var powers = Powers.of(Set.of("owner", "member", "operator"), false, null);

    assertThat(powers).contains(new Powers(Set.of("operator"), new AllAccounts()));
  }

  @Test
  void aRoleOfAnAccountIsNothingWithoutOne() {
    assertThat(Powers.of(Set.of("owner", "billing-admin", "member"), false, null)).isEmpty();
  }

  @Test
  void aGroupThatCustomersCallOperatorIsNothing() {
    assertThat(Powers.of(Set.of("operator"), true, "acme")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void anAccountThatIsNoneGivesNothingToAnybody(@Nullable Object account) {
    assertThat(Powers.of(Set.of("owner", "operator", "service"), true, account)).isEmpty();
  }

  static Stream<@Nullable Object> anAccountThatIsNoneGivesNothingToAnybody() {
    return Stream.of(null, "", " ", 42, true, List.of("acme"), "a".repeat(257), "a\nb");
  }

  @Test
  void anAccountHoldsItselfAndTheVendorAll() {
    assertThat(new OneAccount(ACME).holds(ACME)).isTrue();
    assertThat(new OneAccount(ACME).holds(new AccountId("globex"))).isFalse();
    assertThat(new AllAccounts().holds(ACME)).isTrue();
  }
}
