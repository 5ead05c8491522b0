package io.gracekeeper.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The issuer, as a service that finds it by discovery sees it. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
class IssuerTest {

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  private final Api api = new Api();

  @Test
  void whoSignsInGetsATokenThatSaysSo() throws Exception {
    // When
    var answer = api.post("/issuer/tokens", "{\"role\":\"owner\",\"account\":\"acme\"}");

    // Then
    var token = proven(answer.at("access_token"), "billing-service");
    assertThat(token.getStringListClaimValue("groups")).containsExactly("owner");
    assertThat(token.getStringClaimValue("account")).isEqualTo("acme");
    assertThat(answer.json().get("expires_in").asInt()).isEqualTo(300);
  }

  @Test
  void aShellGetsTheTokenAlone() throws Exception {
    // When
    var answer =
        api.post(
            "/issuer/tokens",
            "{\"role\":\"operator\",\"name\":\"night shift\"}",
            Map.of("Content-Type", "application/json", "Accept", "text/plain"));

    // Then
    var token = proven(answer.text(), "subscription-service");
    assertThat(token.getSubject()).isEqualTo("night shift");
    assertThat(token.hasClaim("account")).isFalse();
  }

  @Test
  void aServiceGetsATokenForTheOneThatItNames() throws Exception {
    // When
    var answer =
        api.post(
            "/issuer/token",
            "grant_type=client_credentials&audience=billing-service",
            Map.of("Content-Type", FORM.get("Content-Type"), "Authorization", basic("s3cret")));

    // Then
    var token = proven(answer.at("access_token"), "billing-service");
    assertThat(token.getSubject()).isEqualTo("subscription-service");
    assertThat(token.getAudience()).containsExactly("billing-service");
    assertThat(token.getStringListClaimValue("groups")).containsExactly("service");
  }

  @ParameterizedTest
  @CsvSource({
    "client_credentials, subscription-service, guess,  401, invalid_client",
    "client_credentials, nobody,               s3cret, 401, invalid_client",
    "password,           subscription-service, s3cret, 400, unsupported_grant_type",
    "client_credentials, subscription-service, s3cret, 400, invalid_request"
  })
  void whoIsNotAClientOrNamesNoAudienceGetsNone(
      String grant, String client, String secret, int status, String error) {
    // When
    var form = "grant_type=%s&client_id=%s&client_secret=%s".formatted(grant, client, secret);
    var answer = api.post("/issuer/token", form, FORM);

    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("error")).isEqualTo(error);
  }

  private JwtClaims proven(String token, String audience)
      throws JoseException, InvalidJwtException {
    var discovery = api.get("/issuer/.well-known/openid-configuration").json();
    var keys = new JsonWebKeySet(api.get("/issuer/jwks").text());
    assertThat(discovery.get("jwks_uri").asText())
        .isEqualTo(discovery.get("issuer").asText() + "/jwks");
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
        .setExpectedIssuer(discovery.get("issuer").asText())
        .setExpectedAudience(audience)
        .setRequireExpirationTime()
        .build()
        .processToClaims(token);
  }

  private static String basic(String secret) {
    var shown = ("subscription-service:" + secret).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(shown);
  }
}
