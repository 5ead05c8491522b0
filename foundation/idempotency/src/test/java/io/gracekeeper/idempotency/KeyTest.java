package io.gracekeeper.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"8e03978e-40d5", "\"8e03978e-40d5\"", " 8e03978e-40d5 "})
  void aKeyIsTheSameWithTheDraftsQuotesAndWithout(String told) {
    assertThat(Key.of("ann", told)).isEqualTo(new Key("ann", "8e03978e-40d5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "\"", "a\"b", "a b", "a\\b", "ä", "a\tb"})
  void whatIsNoKeyIsRefused(String told) {
    assertThatThrownBy(() -> Key.of("ann", told)).isInstanceOf(Refusal.class);
  }
}
