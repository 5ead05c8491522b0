package io.gracekeeper.adapter.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A body as an operator may see it: without what whoever knows it could act with. That a notice is
 * no JSON, or only half of it, is why it is looked at; so it is read as text.
 *
 * @param isWhole whether nothing had to be left out
 */
public record Masked(String text, boolean isWhole) {

  private static final String NAME =
      "[\\w.-]{0,64}(?:token|secret|password|passwd|credential|api-?key)[\\w.-]{0,64}";

  /**
   * A field of JSON by its name. Every repetition is bounded: a forger may have written the text.
   */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(\"" + NAME + "\"\\s{0,9}:\\s{0,9}\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,200}");

  /** A field of JSON that is a text in JSON. */
  private static final Pattern INNER_FIELD =
      Pattern.compile("(?i)(\\\\\"" + NAME + "\\\\\"\\s{0,9}:\\s{0,9}\\\\\")[^\"\\\\]*+");

  /** What an address is asked with: tokens, signatures, the name of a subscription to end. */
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)(https?:(?:\\\\?/){2}[^\\s\"'<>?#:]*+(?::[^\\s\"'<>?#:]*+){0,5}\\?)"
              + "[^\\s\"'<>\\\\]*+(?:\\\\[^\"\\s][^\\s\"'<>\\\\]*+){0,200}");

  private static final String LEFT_OUT = "$1…";

  public static Masked of(byte[] body) {
    var text = new String(body, UTF_8);
    var masked = text;
    for (var secret : List.of(FIELD, INNER_FIELD, QUERY)) {
      masked = secret.matcher(masked).replaceAll(LEFT_OUT);
    }
    return new Masked(masked, masked.equals(text));
  }
}
