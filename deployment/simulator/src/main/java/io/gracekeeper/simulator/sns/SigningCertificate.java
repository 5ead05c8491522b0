package io.gracekeeper.simulator.sns;

import io.gracekeeper.simulator.keys.Rsa;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** A certificate with its key and its chain: signs messages, and is served to whoever checks. */
public final class SigningCertificate {

  private static final int NAME_BYTES = 16;

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  SigningCertificate(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** The certificate and whatever stands between it and the root, as PEM: what SNS serves. */
  public String chainPem() {
    return Pem.of(chain);
  }

  /** The certificate alone, as PEM. */
  public String leafPem() {
    return Pem.of(chain.subList(0, 1));
  }

  /**
   * The path under which SNS serves it: {@code /SimpleNotificationService-<32 hex digits>.pem}. A
   * new certificate has a new one, which is how SNS rotates.
   */
  public String path() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Pem.encoded(chain.getFirst()));
      var name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
      return "/SimpleNotificationService-" + name + ".pem";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  byte[] sign(SignatureVersion version, byte[] content) {
    try {
      var signature = Rsa.signature(version.algorithm());
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A key of ours signs.", impossible);
    }
  }
}
