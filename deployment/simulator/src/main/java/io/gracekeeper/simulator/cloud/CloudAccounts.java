package io.gracekeeper.simulator.cloud;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which cloud accounts have been closed to the vendor; every other one is open. */
@Singleton
public class CloudAccounts {

  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  /**
   * Whether the vendor gets in.
   *
   * @param id null for the vendor's own
   */
  public boolean isOpen(@Nullable String id) {
    return id == null || !closed.contains(id);
  }

  void open(String id) {
    closed.remove(id);
  }

  void close(String id) {
    closed.add(id);
  }
}
