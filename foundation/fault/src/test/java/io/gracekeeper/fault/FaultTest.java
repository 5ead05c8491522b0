package io.gracekeeper.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  @ParameterizedTest
  @CsvSource({
    "08001, AWAY", // nobody listens
    "08006, AWAY", // cut
    "53300, AWAY", // too many connections
    "57P01, AWAY", // the server is being stopped
    "57P03, AWAY", // or is not up yet
    "58030, AWAY", // its disk fails
    ", AWAY", // the pool has none in time
    "40001, BUSY", // not serializable
    "40P01, BUSY", // a deadlock
    "55P03, BUSY", // lock_timeout
    "22021, PERMANENT", // no text
    "23505, PERMANENT", // there is one already
    "42P01, PERMANENT", // no such table
  })
  void aStateOfTheDatabaseSaysWhatToDo(String state, Fault fault) {
    assertThat(Fault.of(new SQLException("why", state))).isEqualTo(fault);
  }

  @Test
  void itIsFoundHoweverItIsWrapped() {
    // Given
    var below = new IllegalStateException(new IllegalStateException(new SQLException("", "55P03")));
    var beside = new IllegalStateException("The commit failed.");
    beside.addSuppressed(new IOException(new SQLException("", "57P01")));

    // When // Then
    assertThat(Fault.of(below)).isEqualTo(Fault.BUSY);
    assertThat(Fault.of(beside)).isEqualTo(Fault.AWAY);
  }

  @Test
  void whatTheDatabaseHasNoPartInIsPermanent() {
    // Given
    var first = new IllegalStateException("no");
    var second = new IllegalStateException("neither", first);
    first.initCause(second);

    // When // Then
    assertThat(Fault.of(second)).isEqualTo(Fault.PERMANENT);
  }
}
