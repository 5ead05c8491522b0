package io.gracekeeper.local.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void tooLittleIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> Memory.check(700))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("700 MB are available")
        .hasMessageContaining("Close other programs");
  }

  @Test
  void enoughIsEnough() {
    assertThatCode(() -> Memory.check(Memory.NEEDED)).doesNotThrowAnyException();
  }
}
