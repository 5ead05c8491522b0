package io.gracekeeper.simulator.listings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Ids as AWS makes them: a prefix, and lower-case letters and digits that nobody can guess. */
public final class AwsIds {

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String HEX = LETTERS.substring(0, 16);
  private static final int OF_AN_AGREEMENT = 25;
  private static final int OF_A_LICENSE = 32;
  private static final int OF_THE_CATALOGUE = 13;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AwsIds() {}

  /** A new agreement's. */
  public static String agreement() {
    return "agmt-" + drawn(LETTERS, OF_AN_AGREEMENT);
  }

  /** A new licence's, which is the end of its ARN. */
  public static String license() {
    return "l-" + drawn(HEX, OF_A_LICENSE);
  }

  static String privateOffer() {
    return "offer-" + drawn(LETTERS, OF_THE_CATALOGUE);
  }

  /** An id that is the same after every start. */
  static String derived(String prefix, String from) {
    var text = new StringBuilder(prefix);
    var digest = sha256(from);
    for (var place = 0; place < OF_THE_CATALOGUE; place++) {
      text.append(LETTERS.charAt((digest[place] & 0xff) % LETTERS.length()));
    }
    return text.toString();
  }

  private static String drawn(String letters, int length) {
    return RANDOM
        .ints(length, 0, letters.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(letters.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
