package io.gracekeeper.idempotency;

import io.gracekeeper.problem.Refusal;
import java.util.regex.Pattern;

/**
 * Whose request, by what name. Two callers with the same name do not meet.
 *
 * @param caller empty for somebody who is not known
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the
 *     draft for the header</a>
 */
record Key(String caller, String name) {

  static final String HEADER = "Idempotency-Key";

  /** A string in quotes, as the draft has it; without them, as most clients send it. */
  private static final Pattern FORM =
      Pattern.compile("\"([ !#-\\[\\]-~]{1,255})\"|([!#-\\[\\]-~]{1,255})");

  static Key of(String caller, String told) {
    var form = FORM.matcher(told.strip());
    if (!form.matches()) {
      throw Refusal.invalid(
          HEADER
              + " is not of its form: 1 to 255 characters of ASCII, none of them a quote or a backslash.");
    }
    return new Key(caller, form.group(1) != null ? form.group(1) : form.group(2));
  }
}
