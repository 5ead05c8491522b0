package io.gracekeeper.simulator.sns;

import io.gracekeeper.simulator.keys.Rsa;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate authority as SNS has one behind it: a root that receivers trust, an intermediate,
 * and under it the signing certificates. Each instance has keys of its own, so that the root of one
 * never vouches for what another issued.
 */
public final class SigningAuthority {

  /** The name in the certificates with which SNS signs, in most regions. */
  public static final String SNS_NAME = "sns.amazonaws.com";

  private final X509Certificate root;
  private final X509Certificate intermediate;
  private final PrivateKey intermediateKey;

  private SigningAuthority(
      X509Certificate root, X509Certificate intermediate, PrivateKey intermediateKey) {
    this.root = root;
    this.intermediate = intermediate;
    this.intermediateKey = intermediateKey;
  }

  /** Founds a new authority whose root and intermediate are valid in the given span. */
  public static SigningAuthority found(Instant from, Instant until) {
    var certificates = new Certificates(from, until);
    var rootName = new X500Principal("CN=Simulated Root CA");
    var rootKeys = Rsa.newKeys();
    var root =
        certificates.authority(rootName, rootKeys.getPrivate(), rootName, rootKeys.getPublic());

    var name = new X500Principal("CN=Simulated RSA 2048 M01");
    var keys = Rsa.newKeys();
    var intermediate =
        certificates.authority(rootName, rootKeys.getPrivate(), name, keys.getPublic());
    return new SigningAuthority(root, intermediate, keys.getPrivate());
  }

  /**
   * Issues a signing certificate under the intermediate.
   *
   * @param name its common and alternative name, {@link #SNS_NAME} for a genuine one
   */
  public SigningCertificate issue(String name, Instant from, Instant until) {
    var keys = Rsa.newKeys();
    var issuer = intermediate.getSubjectX500Principal();
    var leaf = new Certificates(from, until).leaf(issuer, intermediateKey, name, keys.getPublic());
    return new SigningCertificate(List.of(leaf, intermediate), keys.getPrivate());
  }

  /** Makes a certificate that only vouches for itself: what a forger without an authority has. */
  public static SigningCertificate selfSigned(String name, Instant from, Instant until) {
    var keys = Rsa.newKeys();
    var issuer = new X500Principal("CN=" + name);
    var leaf =
        new Certificates(from, until).leaf(issuer, keys.getPrivate(), name, keys.getPublic());
    return new SigningCertificate(List.of(leaf), keys.getPrivate());
  }

  /** The root that a receiver has to trust, as PEM. */
  public String rootPem() {
    return Pem.of(List.of(root));
  }

  /** The root that a receiver has to trust. */
  public X509Certificate root() {
    return root;
  }
}
