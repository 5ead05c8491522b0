package io.gracekeeper.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.access.Scope.AllAccounts;
import io.gracekeeper.access.Scope.OneAccount;
import io.gracekeeper.problem.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose request, by what name. Two callers with the same name do not meet, nor one person who acts
 * for two accounts: an answer is only ever given again to who may have it.
 *
 * @param caller SHA-256 of issuer, subject and scope, in hex
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the
 *     draft for the header</a>
 */
public record RequestKey(String caller, String name) {

  public static final String HEADER = "Idempotency-Key";

  /** A string in quotes, as the draft has it; without them, as most clients send it. */
  private static final Pattern FORM =
      Pattern.compile("\"([ !#-\\[\\]-~]{1,255})\"|([!#-\\[\\]-~]{1,255})");

  /** The key that a caller has told; refuses one that is not of its form. */
  public static RequestKey of(Bearer caller, String told) {
    var form = FORM.matcher(told.strip());
    if (!form.matches()) {
      throw Refusal.invalid(
          HEADER
              + " is not of its form: 1 to 255 characters of ASCII, none of them a quote or a backslash.");
    }
    return new RequestKey(digest(caller), form.group(1) != null ? form.group(1) : form.group(2));
  }

  /** One name for both, of 64 characters, which no other caller's key has. */
  public String id() {
    var digest = sha256();
    digest.update((caller + "\n" + name).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * A subject may be of any length and hold anything; a digest is neither too long nor personal.
   */
  private static String digest(Bearer caller) {
    var scope =
        switch (caller.scope()) {
          case OneAccount(var account) -> "account " + account.value();
          case AllAccounts _ -> "all accounts";
        };
    var digest = sha256();
    for (var part : List.of(caller.issuer(), caller.subject(), scope)) {
      // With its length, so that no two triples read alike.
      digest.update((part.length() + ":" + part).getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
