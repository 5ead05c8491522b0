package io.gracekeeper.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: at most so many rows, after the last row of the page before.
 */
public class Asked {

  @QueryParam("limit")
  @DefaultValue("50")
  @Min(1)
  @Max(200)
  int limit;

  @QueryParam("after")
  @Size(max = 1000)
  @Nullable String after;

  /**
   * Reads one page, in the order of a key.
   *
   * @param list the list's name; a cursor of another list is refused
   * @param rows the rows whose keys come after one, in the order of their keys, at most so many; ""
   *     comes before all
   * @param key a row's key
   */
  public <T> Page<T> of(
      String list, BiFunction<String, Integer, List<T>> rows, Function<T, String> key) {
    var found = rows.apply(after == null ? "" : Cursor.read(list, after), limit + 1);
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    var page = found.subList(0, limit);
    return new Page<>(page, Cursor.write(list, key.apply(page.getLast())));
  }
}
