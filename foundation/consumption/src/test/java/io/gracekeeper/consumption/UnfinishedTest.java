package io.gracekeeper.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnfinishedTest {

  private final Unfinished unfinished = new Unfinished();

  @Test
  void nothingIsPassedOverThatIsNotDoneWith() {
    // Given
    received(7, 8, 9);

    // When
    var later = unfinished.end(9);
    var first = unfinished.end(7);
    var last = unfinished.end(8);

    // Then
    assertThat(later).isEmpty();
    assertThat(first).hasValue(8);
    assertThat(last).hasValue(10);
  }

  @Test
  void offsetsThatTheTopicLeavesOutHoldUpNothing() {
    // Given
    received(3, 10, 12);

    // When
    unfinished.end(10);
    var first = unfinished.end(3);

    // Then
    assertThat(first).hasValue(12);
  }

  @Test
  void aRecordOfAnEarlierAssignmentMovesNothing() {
    // Given
    received(5);

    // When
    var stray = unfinished.end(7);

    // Then
    assertThat(stray).isEmpty();
    assertThat(unfinished.end(5)).hasValue(6);
  }

  @Test
  void inWhateverOrderTheyAreDoneWithTheEndIsReachedAndNeverTooEarly() {
    // Given
    var seed = new Random().nextLong();
    var order = new ArrayList<>(LongStream.range(100, 300).boxed().toList());
    order.forEach(unfinished::begin);
    Collections.shuffle(order, new Random(seed));
    var done = new HashSet<Long>();
    var told = new ArrayList<Long>();

    // When
    for (var offset : order) {
      done.add(offset);
      unfinished
          .end(offset)
          .ifPresent(next -> {
            assertThat(done).as("seed %d", seed).containsAll(below(next));
            told.add(next);
          });
    }

    // Then
    assertThat(told).as("seed %d", seed).isSorted().doesNotHaveDuplicates().endsWith(300L);
  }

  private void received(long... offsets) {
    LongStream.of(offsets).forEach(unfinished::begin);
  }

  private static List<Long> below(long next) {
    return LongStream.range(100, next).boxed().toList();
  }
}
