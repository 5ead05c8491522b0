package io.gracekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.access.Scope.AllAccounts;
import io.gracekeeper.access.Scope.OneAccount;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

  private static final String ISSUER = "https://issuer.example";
  private static final OneAccount ACME = new OneAccount(new AccountId("acme"));
  private static final OneAccount GLOBEX = new OneAccount(new AccountId("globex"));
  private static final Bearer ANN = new Bearer(ISSUER, "0001", ACME);

  @ParameterizedTest
  @ValueSource(strings = {"8e03978e-40d5", "\"8e03978e-40d5\"", " 8e03978e-40d5 "})
  void aKeyIsTheSameWithTheDraftsQuotesAndWithout(String told) {
    assertThat(RequestKey.of(ANN, told)).isEqualTo(RequestKey.of(ANN, "8e03978e-40d5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "\"", "a\"b", "a b", "a\\b", "ä", "a\tb"})
  void whatIsNoKeyIsRefused(String told) {
    assertThatThrownBy(() -> RequestKey.of(ANN, told)).isInstanceOf(Refusal.class);
  }

  @Test
  @Tag("A1")
  void nobodyElseHasTheSameKey() {
    // Given
    var callers =
        Stream.of(
            ANN,
            new Bearer("https://other.example", "0001", ACME),
            new Bearer(ISSUER, "0002", ACME),
            new Bearer(ISSUER, "0001", GLOBEX),
            new Bearer(ISSUER, "0001", new AllAccounts()),
            new Bearer(ISSUER + "4", ":0001", ACME),
            new Bearer(ISSUER, "0".repeat(10_000) + "\0", ACME));

    // When
    var keys = callers.map(caller -> RequestKey.of(caller, "1")).toList();

    // Then
    assertThat(keys)
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(key.caller()).matches("[0-9a-f]{64}"));
  }
}
