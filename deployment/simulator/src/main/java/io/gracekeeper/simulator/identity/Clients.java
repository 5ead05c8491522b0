package io.gracekeeper.simulator.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services that get tokens of their own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">client credentials</a>
 */
public final class Clients {

  private static final String BASIC = "Basic ";

  private final Issuer issuer;
  private final Map<String, String> secrets;

  /**
   * The clients of an issuer.
   *
   * @param secrets by the client's id
   */
  public Clients(Issuer issuer, Map<String, String> secrets) {
    this.issuer = issuer;
    this.secrets = Map.copyOf(secrets);
  }

  /** The answer to a request for a token, with its status. */
  public record Answer(int status, Map<String, Object> body) {}

  /**
   * Answers a request for a token.
   *
   * @param authorization the header of that name; null: id and secret are in the form
   */
  public Answer grant(@Nullable String authorization, Map<String, String> form) {
    var client = client(authorization, form);
    if (client == null) {
      return new Answer(401, Map.of("error", "invalid_client"));
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return new Answer(400, Map.of("error", "unsupported_grant_type"));
    }
    var audience = form.get("audience");
    if (audience == null) {
      return new Answer(
          400, Map.of("error", "invalid_request", "error_description", "Name an audience."));
    }
    return new Answer(200, bearer(issuer.sign(Claims.ofService(client, audience))));
  }

  /** A token as OAuth hands it out. */
  static Map<String, Object> bearer(String token) {
    return Map.of(
        "access_token", token, "token_type", "Bearer", "expires_in", Issuer.LIFESPAN.toSeconds());
  }

  private @Nullable String client(@Nullable String authorization, Map<String, String> form) {
    var shown =
        authorization == null
            ? form.get("client_id") + ":" + form.get("client_secret")
            : basic(authorization);
    var colon = shown.indexOf(':');
    if (colon < 0) {
      return null;
    }
    var id = shown.substring(0, colon);
    var secret = secrets.get(id);
    var proven =
        secret != null
            && MessageDigest.isEqual(
                secret.getBytes(UTF_8), shown.substring(colon + 1).getBytes(UTF_8));
    return proven ? id : null;
  }

  private static String basic(String authorization) {
    try {
      return authorization.startsWith(BASIC)
          ? new String(Base64.getDecoder().decode(authorization.substring(BASIC.length())), UTF_8)
          : "";
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
