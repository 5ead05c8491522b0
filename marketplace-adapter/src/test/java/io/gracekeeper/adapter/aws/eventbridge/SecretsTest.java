package io.gracekeeper.adapter.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E1")
class SecretsTest {

  private static final String ONE = "1".repeat(32);
  private static final String OTHER = "2".repeat(32);

  @Test
  void bothAreGoodWhileOneIsChangedToTheOther() {
    var secrets = new Secrets(List.of(ONE, OTHER));

    assertThat(secrets.hold(ONE)).isTrue();
    assertThat(secrets.hold(OTHER)).isTrue();
  }

  @Test
  void nothingElseIs() {
    var secrets = new Secrets(List.of(ONE));

    assertThat(secrets.hold(null)).isFalse();
    assertThat(secrets.hold("")).isFalse();
    assertThat(secrets.hold(OTHER)).isFalse();
    assertThat(secrets.hold(ONE + "1")).isFalse();
    assertThat(secrets.hold(ONE.substring(1))).isFalse();
  }

  @Test
  void withoutAnyNothingIsGood() {
    assertThat(new Secrets(List.of()).hold("")).isFalse();
  }

  @Test
  void oneThatCanBeGuessedIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Secrets(List.of("secret")))
        .hasMessageContaining("gracekeeper.aws.eventbridge.secrets");
  }

  @Test
  void threeAreOneTooMany() {
    assertThatThrownBy(() -> new Secrets(List.of(ONE, OTHER, "3".repeat(32))))
        .hasMessageContaining("at most 2");
  }
}
