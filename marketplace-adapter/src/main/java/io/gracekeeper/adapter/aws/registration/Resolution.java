package io.gracekeeper.adapter.aws.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gracekeeper.adapter.aws.LicenseArn;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What AWS says of a token. */
sealed interface Resolution {

  JsonMapper JSON = new JsonMapper();

  /**
   * Who bought what.
   *
   * @param account the buyer's AWS account; null where the answer has none
   */
  record Resolved(AgreementNames agreement, @Nullable String account) implements Resolution {}

  /** It does not say, or not in a way that helps. */
  record Unresolved(RegistrationReason reason, String why) implements Resolution {}

  /**
   * Reads an answer of {@code ResolveCustomer} in AWS JSON 1.1, where an error may carry its
   * namespace before a {@code #}.
   */
  static Resolution of(int status, byte[] body) {
    try {
      var answer = JSON.readTree(body);
      return status == 200 ? resolved(answer) : unresolved(status, answer);
    } catch (IOException noJson) {
      return unavailable("AWS answered " + status + " and no JSON.");
    }
  }

  static Unresolved unavailable(String why) {
    return new Unresolved(RegistrationReason.MARKETPLACE_UNAVAILABLE, why);
  }

  private static Resolution resolved(JsonNode answer) {
    try {
      var license = text(answer, "LicenseArn");
      var buyer = text(answer, "CustomerIdentifier");
      var names =
          new AgreementNames(
              Marketplace.AWS,
              null,
              license.isEmpty() ? null : LicenseArn.idOf(license),
              text(answer, "ProductCode"),
              buyer.isBlank() ? null : buyer);
      var account = text(answer, "CustomerAWSAccountId");
      return new Resolved(names, account.isEmpty() ? null : account);
    } catch (IllegalArgumentException unnamed) {
      return new Unresolved(RegistrationReason.PURCHASE_UNNAMED, String.valueOf(unnamed));
    }
  }

  private static Resolution unresolved(int status, JsonNode answer) {
    var type = text(answer, "__type");
    var error = type.substring(type.indexOf('#') + 1);
    return switch (error) {
      case "InvalidTokenException" ->
          new Unresolved(RegistrationReason.TOKEN_INVALID, "AWS answered " + error + ".");
      case "ExpiredTokenException" ->
          new Unresolved(RegistrationReason.TOKEN_EXPIRED, "AWS answered " + error + ".");
      default -> unavailable("AWS answered " + status + " " + error + ".");
    };
  }

  private static String text(JsonNode answer, String field) {
    return answer.path(field).asText("");
  }
}
