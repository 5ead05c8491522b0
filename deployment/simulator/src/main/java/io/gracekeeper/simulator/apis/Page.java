package io.gracekeeper.simulator.apis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the token of the next part; null if there is none
 */
public record Page<T>(List<T> items, @Nullable String next) {

  private static final String MARK = "from ";

  /**
   * Cuts a part out of a list.
   *
   * @param token null for the first part
   * @throws IllegalArgumentException if the token is none
   */
  public static <T> Page<T> of(List<T> all, @Nullable String token, int size) {
    var from = Math.min(from(token), all.size());
    var until = Math.min(from + size, all.size());
    return new Page<>(all.subList(from, until), until < all.size() ? token(until) : null);
  }

  /** Nothing, and yet not the end. */
  public static <T> Page<T> empty() {
    return new Page<>(List.of(), token(0));
  }

  private static String token(int from) {
    return Base64.getUrlEncoder().encodeToString((MARK + from).getBytes(US_ASCII));
  }

  private static int from(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    var text = new String(Base64.getUrlDecoder().decode(token), US_ASCII);
    if (!text.matches(MARK + "\\d{1,9}")) {
      throw new IllegalArgumentException("The token is none of ours.");
    }
    return Integer.parseInt(text.substring(MARK.length()));
  }
}
