package io.gracekeeper.adapter.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E6")
class PassageTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static Stream<Arguments> thoseThatAreNone() {
    return Stream.of(
        arguments(new Passage(Shelf.KEPT, null, 1L, null, null, null), "partition"),
        arguments(new Passage(Shelf.KEPT, null, null, 1L, null, null), "partition"),
        arguments(new Passage(Shelf.KEPT, 0, 2L, 2L, null, null), "less than"),
        arguments(new Passage(Shelf.KEPT, null, null, null, NOON, NOON), "before"),
        arguments(new Passage(Shelf.KEPT, null, null, null, null, Instant.MAX), "years"));
  }

  @ParameterizedTest
  @MethodSource("thoseThatAreNone")
  void whatHoldsNothingIsSaidToBeSo(Passage passage, String why) {
    assertThat(passage.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains(why));
  }

  @Test
  void allOfAShelfIsAPassage() {
    assertThat(Passage.all(Shelf.DEAD_LETTERS).flaw()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3-", "-1-2", "3-1-2", "a-b", "3-12345678901234567890"})
  void whatIsNoPositionIsNone(String text) {
    assertThat(Position.read(text)).isEmpty();
  }

  @Test
  void aPositionReadsAsItIsWritten() {
    var position = new Position(3, 1042);

    assertThat(Position.read(position.toString())).hasValue(position);
  }
}
