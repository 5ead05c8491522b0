package io.gracekeeper.adapter.shelf;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where something lies on its shelf: {@code 3-1042}, by partition and offset. */
public record Position(int partition, long offset) implements Comparable<Position> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})-([0-9]{1,18})");

  /** Reads one; empty if it is none. */
  public static Optional<Position> read(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Position(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Position other) {
    return partition == other.partition
        ? Long.compare(offset, other.offset)
        : Integer.compare(partition, other.partition);
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
