package io.gracekeeper.simulator.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whose data they are, and the data, as they lie in a storage. */
record Bytes(String text) {

  /** Of SHA-256, in hex, with the algorithm's name before it. */
  String checksum() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  /** With a last byte that nobody wrote; what is rotten stays as it is. */
  Bytes rot() {
    return new Bytes(text.substring(0, text.length() - 1) + "?");
  }
}
