package io.gracekeeper.local.world;

import java.time.Duration;
import java.util.List;

/** The platform did not become quiet. */
public final class UnrestException extends RuntimeException {

  UnrestException(Duration patience, List<String> unrest) {
    super(
        "Not quiet after "
            + patience.toSeconds()
            + " s: "
            + (unrest.isEmpty() ? "the processes keep on working" : String.join("; ", unrest)));
  }
}
