package io.gracekeeper.adapter.aws.certificates;

import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;

import io.gracekeeper.simulator.keys.Rsa;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A signing certificate that is published without its issuer, and only says where that is. */
public final class LoneLeaf {

  private static final String ROOT = "CN=Root";
  private static final String ISSUER = "CN=Amazon RSA 2048 M01";

  private static final KeyPair ROOT_KEYS = Rsa.newKeys();
  private static final KeyPair ISSUER_KEYS = Rsa.newKeys();
  private static final KeyPair LEAF_KEYS = Rsa.newKeys();

  private final X509Certificate root;
  private final X509Certificate issuer;
  private final X509Certificate leaf;

  /** Says that its issuer is at this address. */
  public LoneLeaf(String uriOfIssuer) {
    root = certificate(ROOT, ROOT, ROOT_KEYS, ROOT_KEYS.getPrivate(), true, null);
    issuer = certificate(ROOT, ISSUER, ISSUER_KEYS, ROOT_KEYS.getPrivate(), true, null);
    leaf =
        certificate(
            ISSUER,
            "CN=sns.amazonaws.com",
            LEAF_KEYS,
            ISSUER_KEYS.getPrivate(),
            false,
            uriOfIssuer);
  }

  public String rootPem() {
    return pem(root);
  }

  public String leafPem() {
    return pem(leaf);
  }

  byte[] issuerDer() {
    try {
      return issuer.getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(X509Certificate certificate) {
    try (var text = new StringWriter();
        var pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
      pem.flush();
      return text.toString();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(
      String issuer,
      String subject,
      KeyPair keys,
      PrivateKey signer,
      boolean authority,
      @Nullable String uriOfIssuer) {
    try {
      var unsigned =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(subject.hashCode() & 0xffff),
              Date.from(LONG_AGO),
              Date.from(FAR_OFF),
              new X500Principal(subject),
              keys.getPublic());
      unsigned.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (uriOfIssuer != null) {
        unsigned.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription[] {
                  new AccessDescription(
                      AccessDescription.id_ad_ocsp,
                      new GeneralName(
                          GeneralName.uniformResourceIdentifier, "http://ocsp.example")),
                  new AccessDescription(
                      AccessDescription.id_ad_caIssuers,
                      new GeneralName(GeneralName.uniformResourceIdentifier, uriOfIssuer))
                }));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              unsigned.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
