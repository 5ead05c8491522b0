package io.gracekeeper.problem;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Why a request can be refused; each implementation is a closed set. */
public interface Reason {

  /** As programs know it; it never changes. */
  String code();

  /** The HTTP status that goes with it. */
  int status();

  /** What it means, the same for every request. */
  String title();

  /** The action that clears it. */
  String clearedBy();

  /** If time clears it: after how long the same request is worth sending again. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** The code as a URI. It is a name: there is nothing to fetch. */
  default URI type() {
    return URI.create("urn:gracekeeper:problem:" + code());
  }
}
