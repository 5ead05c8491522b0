package io.gracekeeper.events;

/** What every id must look like, so that it is safe as a key, in a path and in a log. */
final class Ids {

  /** Longest id taken, in characters; the longest real one is a cloud's resource name. */
  static final int MAX_LENGTH = 256;

  private Ids() {}

  /**
   * Returns the value without surrounding blanks: AWS prints its customer ids with a leading one.
   *
   * @throws IllegalArgumentException if it is blank, too long or holds control characters
   */
  static String checked(String what, String value) {
    var trimmed = value.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("A " + what + " must not be blank.");
    }
    if (trimmed.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A "
              + what
              + " has at most "
              + MAX_LENGTH
              + " characters, not "
              + trimmed.length()
              + ".");
    }
    if (trimmed.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A " + what + " must not hold control characters.");
    }
    return trimmed;
  }
}
