package io.gracekeeper.subscriptions.warning;

import static io.gracekeeper.subscriptions.warning.Warnings.HEAD_START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("P9")
@Tag("D1")
class WarningsTest {

  private static final Instant DUE = Instant.parse("2026-03-04T12:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void eachIsToldItsLeadBeforeTheDeletion() {
    // Given
    var warnings = Warnings.planned(List.of(HOUR, DAY));

    // Then
    assertThat(warnings.nextAt(DUE)).contains(DUE.minus(DAY).minus(HEAD_START));
    var first = warnings.tell(DUE.minus(DAY));
    assertThat(first.nextAt(DUE)).contains(DUE.minus(HOUR).minus(HEAD_START));
    var both = first.tell(DUE.minus(HOUR));
    assertThat(both.nextAt(DUE)).isEmpty();
    assertThat(both.areAllTold()).isTrue();
    assertThat(both.deletesAt(DUE)).isEqualTo(DUE);
  }

  @Test
  void oneThatIsToldLatePutsTheDeletionOffAndTheNextOnesWithIt() {
    // Given
    var told = DUE.plus(Duration.ofHours(5));

    // When
    var late = Warnings.planned(List.of(DAY, HOUR)).tell(told);

    // Then
    assertThat(late.deletesAt(DUE)).isEqualTo(told.plus(DAY));
    assertThat(late.nextAt(DUE)).contains(told.plus(DAY).minus(HOUR).minus(HEAD_START));
  }

  @Test
  void noneAtAllIsNotAllOfThem() {
    assertThat(Warnings.NONE.areAllTold()).isFalse();
    assertThat(Warnings.planned(List.of()).areAllTold()).isFalse();
  }

  @Test
  @Tag("D12")
  void aDeletionThatHastensIsAnnouncedAtOnceWithAllTheTimeThatIsLeft() {
    // Given
    var planned = Warnings.planned(List.of(Duration.ofDays(3), DAY, HOUR));
    var left = Duration.ofHours(30);

    // When
    var hastened = planned.tell(DUE.minus(Duration.ofHours(60))).hastened(left);

    // Then
    assertThat(hastened.all())
        .extracting(Warning::lead)
        .containsExactly(left.minus(HEAD_START), DAY, HOUR);
    assertThat(hastened.nextAt(DUE)).contains(DUE.minus(left));
  }

  static LongStream seeds() {
    return LongStream.concat(
        LongStream.rangeClosed(1, 200), new Random().longs(50, 0, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void howeverLateTheyAreToldTheDeletionFollowsEachByItsWholeLead(long seed) {
    // Given
    var random = new Random(seed);
    var leads = random.longs(4, 1, 300).mapToObj(Duration::ofHours).toList();
    var warnings = Warnings.planned(leads);

    // When
    for (var at = warnings.nextAt(DUE); at.isPresent(); at = warnings.nextAt(DUE)) {
      warnings = warnings.tell(at.get().plusSeconds(random.nextLong(500_000)));
    }

    // Then
    var deletesAt = warnings.deletesAt(DUE);
    assertThat(deletesAt).isAfterOrEqualTo(DUE);
    assertThat(warnings.areAllTold()).isTrue();
    assertThat(warnings.all())
        .allSatisfy(it -> assertThat(it.countsUntil()).isBeforeOrEqualTo(deletesAt));
  }
}
