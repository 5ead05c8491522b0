package io.gracekeeper.paging;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The key of a page's last row and the list that it belongs to, in a form that nobody reads. */
final class Cursor {

  private static final char BETWEEN = '\n';

  private Cursor() {}

  static String write(String list, String key) {
    var text = list + BETWEEN + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The key; refuses what was not written for this list. */
  static String read(String list, String cursor) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      var prefix = list + BETWEEN;
      if (text.startsWith(prefix) && text.chars().filter(Character::isISOControl).count() == 1) {
        return text.substring(prefix.length());
      }
    } catch (IllegalArgumentException | CharacterCodingException _) {
      // No cursor of ours; refused below.
    }
    throw Refusal.of(Code.BROKEN_CURSOR, "'after' is no cursor of this list.");
  }
}
