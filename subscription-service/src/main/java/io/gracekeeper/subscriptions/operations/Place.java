package io.gracekeeper.subscriptions.operations;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.deployment.Deployment;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A place in a list that is ordered by when its deployments are deleted. */
record Place(Instant at, String id) {

  private static final Place BEFORE_ALL = new Place(Instant.EPOCH, "");

  static Place of(Deployment listed) {
    return new Place(
        requireNonNull(listed.deletesAt(), "Only such are listed."), listed.id().value());
  }

  static Place read(String text) {
    try {
      var parts = text.split(" ", 2);
      return text.isEmpty() ? BEFORE_ALL : new Place(Instant.parse(parts[0]), parts[1]);
    } catch (DateTimeParseException | IndexOutOfBoundsException no) {
      throw Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.");
    }
  }

  String text() {
    return at + " " + id;
  }
}
