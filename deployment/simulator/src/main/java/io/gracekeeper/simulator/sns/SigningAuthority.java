package io.gracekeeper.simulator.sns;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority as SNS has one behind it: a root that receivers trust, an intermediate,
 * and under it the signing certificates. Each instance has keys of its own, so that the root of one
 * never vouches for what another issued.
 */
public final class SigningAuthority {

  /** The name in the certificates with which SNS signs, in most regions. */
  public static final String SNS_NAME = "sns.amazonaws.com";

  private static final int KEY_BITS = 2048;
  private static final SecureRandom RANDOM = new SecureRandom();

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
    try {
      var rootKeys = keyPair();
      var rootName = new X500Principal("CN=Simulated Root CA");
      var root = sign(authority(rootName, rootName, rootKeys, from, until), rootKeys.getPrivate());

      var keys = keyPair();
      var name = new X500Principal("CN=Simulated RSA 2048 M01");
      var intermediate = sign(authority(rootName, name, keys, from, until), rootKeys.getPrivate());
      return new SigningAuthority(root, intermediate, keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
      throw new IllegalStateException("The JDK could not make a certificate.", impossible);
    }
  }

  /**
   * Issues a signing certificate under the intermediate.
   *
   * @param name its common and alternative name, {@link #SNS_NAME} for a genuine one
   */
  public SigningCertificate issue(String name, Instant from, Instant until) {
    try {
      var keys = keyPair();
      var issuer = intermediate.getSubjectX500Principal();
      var leaf = sign(leaf(issuer, name, keys, from, until), intermediateKey);
      return new SigningCertificate(List.of(leaf, intermediate), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
      throw new IllegalStateException("The JDK could not make a certificate.", impossible);
    }
  }

  /** Makes a certificate that only vouches for itself: what a forger without an authority has. */
  public static SigningCertificate selfSigned(String name, Instant from, Instant until) {
    try {
      var keys = keyPair();
      var issuer = new X500Principal("CN=" + name);
      var leaf = sign(leaf(issuer, name, keys, from, until), keys.getPrivate());
      return new SigningCertificate(List.of(leaf), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
      throw new IllegalStateException("The JDK could not make a certificate.", impossible);
    }
  }

  /** The root that a receiver has to trust, as PEM. */
  public String rootPem() {
    return Pem.of(List.of(root));
  }

  /** The root that a receiver has to trust. */
  public X509Certificate root() {
    return root;
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS, RANDOM);
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder authority(
      X500Principal issuer, X500Principal name, KeyPair keys, Instant from, Instant until)
      throws CertIOException {
    return unsigned(issuer, name, keys, from, until)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static X509v3CertificateBuilder leaf(
      X500Principal issuer, String name, KeyPair keys, Instant from, Instant until)
      throws CertIOException {
    return unsigned(issuer, new X500Principal("CN=" + name), keys, from, until)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
  }

  private static X509v3CertificateBuilder unsigned(
      X500Principal issuer, X500Principal name, KeyPair keys, Instant from, Instant until) {
    var serial = new BigInteger(127, RANDOM);
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(until), name, keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder unsigned, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(key);
    return new JcaX509CertificateConverter().getCertificate(unsigned.build(signer));
  }
}
