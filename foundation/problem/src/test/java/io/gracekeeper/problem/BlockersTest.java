package io.gracekeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class BlockersTest {

  @Test
  void everythingThatStandsInTheWayIsNamedAtOnceWithWhatClearsIt() {
    // Given
    var blockers =
        new Blockers()
            .when(false, Code.COVERED, "It is paid for.")
            .when(true, Code.UNKNOWN_PRODUCT, "There is no product x.")
            .when(true, Code.ID_TAKEN, "The id y is taken.");

    // When
    var problem = catchThrowableOfType(Refusal.class, blockers::refuse).problem();

    // Then
    assertThat(problem.code()).isEqualTo("unknown-product");
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.detail()).isEqualTo("There is no product x. The id y is taken.");
    assertThat(problem.type()).hasToString("urn:gracekeeper:problem:unknown-product");
    assertThat(problem.blockers())
        .containsExactly(
            new Problem.Blocker(
                "unknown-product", "There is no product x.", "Give the product a policy."),
            new Problem.Blocker("id-taken", "The id y is taken.", "Choose another id."));
  }

  @Test
  void whereNothingStandsInTheWayNothingIsRefused() {
    assertThatCode(() -> new Blockers().when(false, Code.COVERED, "It is paid for.").refuse())
        .doesNotThrowAnyException();
  }
}
