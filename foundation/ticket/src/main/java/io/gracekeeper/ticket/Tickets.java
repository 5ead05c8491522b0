package io.gracekeeper.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.RegistrationId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Issues tickets and reads them: JSON Web Tokens under a secret of our own (HMAC-SHA256). They
 * expire in business time, because a person has that long to sign up.
 */
@Singleton
public class Tickets {

  private static final String ISSUER = "marketplace-adapter";
  private static final String AUDIENCE = "billing-service";

  /** Keeps any other token under the same secret from being taken for a ticket. */
  private static final String TYPE = "registration-ticket+jwt";

  private static final int LEAST = 32;

  private final Key key;
  private final Duration validFor;
  private final Clock clock;

  @Inject
  Tickets(TicketSettings settings, @BusinessTime Clock clock) {
    this(settings.secret(), settings.validFor(), clock);
  }

  /**
   * Tickets under this secret.
   *
   * @throws IllegalArgumentException if the secret is too short to be one
   */
  public Tickets(String secret, Duration validFor, Clock clock) {
    var bytes = secret.getBytes(UTF_8);
    if (bytes.length < LEAST) {
      throw new IllegalArgumentException("gracekeeper.ticket.secret needs 32 bytes or more.");
    }
    this.key = new HmacKey(bytes);
    this.validFor = validFor;
    this.clock = clock;
  }

  /** A ticket to a registration, good from now on for a while. */
  public String issue(RegistrationId registration) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(registration.value());
    claims.setExpirationTime(
        NumericDate.fromSeconds(clock.instant().plus(validFor).getEpochSecond()));
    var ticket = new JsonWebSignature();
    ticket.setPayload(claims.toJson());
    ticket.setKey(key);
    ticket.setHeader("typ", TYPE);
    ticket.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    try {
      return ticket.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256.", impossible);
    }
  }

  /** Reads what somebody shows as a ticket. */
  public Ticket read(String shown) {
    try {
      var claims = prover().processToClaims(shown);
      return new Ticket.Good(new RegistrationId(claims.getSubject()));
    } catch (InvalidJwtException refused) {
      return refused.hasExpired() ? new Ticket.Expired() : new Ticket.Forged();
    } catch (MalformedClaimException | IllegalArgumentException malformed) {
      return new Ticket.Forged();
    }
  }

  private JwtConsumer prover() {
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
        .setExpectedType(true, TYPE)
        .setExpectedIssuer(ISSUER)
        .setExpectedAudience(AUDIENCE)
        .setRequireSubject()
        .setRequireExpirationTime()
        .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
        .build();
  }
}
