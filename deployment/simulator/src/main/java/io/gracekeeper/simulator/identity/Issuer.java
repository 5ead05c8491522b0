package io.gracekeeper.simulator.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.gracekeeper.simulator.keys.Rsa;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.CompactSerializer;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.Headers;

/**
 * Signs tokens, and says with which key. Each issuer makes a key of its own.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">discovery</a>
 */
public final class Issuer {

  /** How long a token is good, in system time. */
  public static final Duration LIFESPAN = Duration.ofMinutes(5);

  private final URI name;
  private final RsaJsonWebKey key;
  private final Clock clock;

  private Issuer(URI name, RsaJsonWebKey key, Clock clock) {
    this.name = name;
    this.key = key;
    this.clock = clock;
  }

  /**
   * An issuer with a new key.
   *
   * @param name its address, without a slash at the end; below it lie its documents
   * @param clock system time
   */
  public static Issuer at(URI name, Clock clock) {
    return new Issuer(name, newKey(UUID.randomUUID().toString()), clock);
  }

  /** The same issuer at another time. */
  public Issuer when(Clock then) {
    return new Issuer(name, key, then);
  }

  /** Another issuer, which has got hold of this one's key. */
  public Issuer called(URI otherName) {
    return new Issuer(otherName, key, clock);
  }

  /** Somebody who pretends to be this issuer without its key. */
  public Issuer impostor() {
    return new Issuer(name, newKey(key.getKeyId()), clock);
  }

  /** What lies at {@code /.well-known/openid-configuration}. */
  public Map<String, Object> discovery() {
    return Map.of(
        "issuer", name.toString(),
        "jwks_uri", name + "/jwks",
        "token_endpoint", name + "/token",
        "grant_types_supported", List.of("client_credentials"),
        "response_types_supported", List.of("token"),
        "subject_types_supported", List.of("public"),
        "token_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  /** What lies at {@code /jwks}. */
  public Map<String, Object> keys() {
    return Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)));
  }

  /** A token that says this, good for {@link #LIFESPAN}. */
  public String sign(Claims said) {
    var now = clock.instant();
    var claims = new JwtClaims();
    claims.setIssuer(name.toString());
    if (said.subject() != null) {
      claims.setSubject(said.subject());
    }
    claims.setAudience(said.audience());
    claims.setStringListClaim("groups", said.roles());
    if (said.account() != null) {
      claims.setStringClaim("account", said.account());
    }
    claims.setGeneratedJwtId();
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFESPAN).getEpochSecond()));
    return signed(claims.toJson());
  }

  /** By our own signature: jose4j takes the JDK's, which is most of a test's work. */
  private String signed(String payload) {
    var headers = new Headers();
    headers.setStringHeaderValue(
        HeaderParameterNames.ALGORITHM, AlgorithmIdentifiers.RSA_USING_SHA256);
    headers.setStringHeaderValue(HeaderParameterNames.KEY_ID, key.getKeyId());
    headers.setStringHeaderValue(HeaderParameterNames.TYPE, "JWT");
    var input =
        CompactSerializer.serialize(
            headers.getEncodedHeader(), Base64Url.encodeUtf8ByteRepresentation(payload));
    try {
      var signature = Rsa.signature("SHA256withRSA");
      signature.initSign(key.getPrivateKey());
      signature.update(input.getBytes(US_ASCII));
      return CompactSerializer.serialize(input, Base64Url.encode(signature.sign()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("An RSA key signs.", impossible);
    }
  }

  private static RsaJsonWebKey newKey(String id) {
    var keys = Rsa.newKeys();
    var key = new RsaJsonWebKey((RSAPublicKey) keys.getPublic());
    key.setPrivateKey(keys.getPrivate());
    key.setKeyId(id);
    key.setUse("sig");
    key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
    return key;
  }
}
