package io.gracekeeper.consumption;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The records of one partition that were received and are not done with. */
final class Unfinished {

  private final NavigableSet<Long> offsets = new TreeSet<>();
  private long end;

  void begin(long offset) {
    offsets.add(offset);
    end = offset + 1;
  }

  /**
   * A record is done with.
   *
   * @return where to go on from, if that has moved; a record that is not ours any more moves
   *     nothing
   */
  OptionalLong end(long offset) {
    if (offsets.isEmpty() || offset != offsets.first()) {
      offsets.remove(offset);
      return OptionalLong.empty();
    }
    offsets.pollFirst();
    return OptionalLong.of(offsets.isEmpty() ? end : offsets.first());
  }
}
