package io.gracekeeper.adapter.aws.certificates;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * A certificate with which Amazon SNS signs: it leads to a root that is trusted, and it bears the
 * name of SNS.
 *
 * @param from the first instant at which every certificate of its path is valid
 * @param until the last one
 */
public record SigningCertificate(PublicKey key, Instant from, Instant until) {

  private static final int SAN_DNS_NAME = 2; // RFC 5280, 4.2.1.6

  /**
   * Proves a certificate.
   *
   * @param chain the certificate, then whatever may stand between it and a root, in any order
   * @throws GeneralSecurityException if it is none of SNS, in words for the operator
   */
  static SigningCertificate prove(
      List<X509Certificate> chain, Set<TrustAnchor> anchors, String region, Instant now)
      throws GeneralSecurityException {
    var leaf = chain.getFirst();
    if (names(leaf).stream().noneMatch(namesOfSns(region)::contains)) {
      throw new CertificateException("It does not bear the name of SNS.");
    }
    var path = path(chain, anchors, now);
    return new SigningCertificate(
        leaf.getPublicKey(),
        path.stream().map(one -> one.getNotBefore().toInstant()).max(naturalOrder()).orElseThrow(),
        path.stream().map(one -> one.getNotAfter().toInstant()).min(naturalOrder()).orElseThrow());
  }

  /** Whether it may be relied upon at this instant; asked at every use, not only when fetched. */
  public boolean isValidAt(Instant now) {
    return !now.isBefore(from) && !now.isAfter(until);
  }

  /**
   * Whether it has signed this content.
   *
   * @param algorithm as the JDK names it
   */
  public boolean hasSigned(byte[] content, byte[] signature, String algorithm) {
    try {
      var check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (SignatureException | InvalidKeyException not) {
      return false;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK knows " + algorithm + ".", impossible);
    }
  }

  /** The name is not the region's in most regions; AWS documents neither. */
  private static Set<String> namesOfSns(String region) {
    return Set.of("sns.amazonaws.com", "sns." + region + ".amazonaws.com");
  }

  private static Set<String> names(X509Certificate leaf) throws CertificateException {
    var alternative = leaf.getSubjectAlternativeNames();
    if (alternative == null) {
      return commonNames(leaf);
    }
    return alternative.stream()
        .filter(name -> name.get(0).equals(SAN_DNS_NAME))
        .map(name -> (String) name.get(1))
        .collect(toSet());
  }

  private static Set<String> commonNames(X509Certificate leaf) throws CertificateException {
    try {
      return new LdapName(leaf.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> part.getValue().toString())
              .collect(toSet());
    } catch (InvalidNameException unreadable) {
      throw new CertificateException("Its subject cannot be read.", unreadable);
    }
  }

  /**
   * Revocation is not asked about: no verifier of SNS messages does, the answer would come from
   * hosts that a sender chooses, and whenever those are down no notice could be accepted. Whoever
   * has stolen the key of a certificate would also have to have it served by SNS's own host.
   */
  private static Collection<X509Certificate> path(
      List<X509Certificate> chain, Set<TrustAnchor> anchors, Instant now)
      throws GeneralSecurityException {
    var leaf = new X509CertSelector();
    leaf.setCertificate(chain.getFirst());
    var parameters = new PKIXBuilderParameters(anchors, leaf);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    return CertPathBuilder.getInstance("PKIX")
        .build(parameters)
        .getCertPath()
        .getCertificates()
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
