package io.gracekeeper.simulator.sns;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
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
 * Makes certificates that are valid for one span.
 *
 * @param from first instant at which they are valid
 * @param until last one
 */
record Certificates(Instant from, Instant until) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that may vouch for others. */
  X509Certificate authority(
      X500Principal issuer, PrivateKey issuerKey, X500Principal name, PublicKey key) {
    var usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    try {
      return signed(
          unsigned(issuer, name, key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
              .addExtension(Extension.keyUsage, true, usage),
          issuerKey);
    } catch (CertIOException impossible) {
      throw new IllegalStateException("These extensions can be encoded.", impossible);
    }
  }

  /** One of a host, such as SNS signs with. */
  X509Certificate leaf(X500Principal issuer, PrivateKey issuerKey, String host, PublicKey key) {
    var usage = new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
    var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    try {
      return signed(
          unsigned(issuer, new X500Principal("CN=" + host), key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, usage)
              .addExtension(Extension.extendedKeyUsage, false, purpose)
              .addExtension(Extension.subjectAlternativeName, false, names),
          issuerKey);
    } catch (CertIOException impossible) {
      throw new IllegalStateException("These extensions can be encoded.", impossible);
    }
  }

  private X509v3CertificateBuilder unsigned(
      X500Principal issuer, X500Principal name, PublicKey key) {
    var serial = new BigInteger(127, RANDOM);
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(until), name, key);
  }

  private static X509Certificate signed(X509v3CertificateBuilder unsigned, PrivateKey key) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(key);
      return new JcaX509CertificateConverter().getCertificate(unsigned.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK signs with RSA.", impossible);
    }
  }
}
