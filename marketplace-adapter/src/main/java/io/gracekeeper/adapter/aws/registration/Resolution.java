package io.gracekeeper.adapter.aws.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.aws.LicenseArn;
import io.gracekeeper.adapter.aws.api.Reply;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import org.jspecify.annotations.Nullable;

/** What AWS says of a token. Asked again, it says the same until the token expires. */
sealed interface Resolution {

  /**
   * Who bought what.
   *
   * @param account the buyer's AWS account; null where the answer has none
   */
  record Resolved(AgreementNames agreement, @Nullable String account) implements Resolution {}

  /** It does not say, or not in a way that helps. */
  record Unresolved(RegistrationReason reason, String why) implements Resolution {}

  /** Reads what came of {@code ResolveCustomer}. */
  static Resolution of(Reply reply) {
    return switch (reply) {
      case Reply.Answered(_, _, var body) -> resolved(body);
      case Reply.Refused(_, _, var error, _) -> unresolved(error);
      case Reply.Throttled(var why) -> new Unresolved(RegistrationReason.MARKETPLACE_BUSY, why);
      case Reply.Silent(var why) -> unavailable(why);
    };
  }

  private static Unresolved unavailable(String why) {
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

  private static Resolution unresolved(String error) {
    var said = "AWS answered " + error + ".";
    return switch (error) {
      case "InvalidTokenException" -> new Unresolved(RegistrationReason.TOKEN_INVALID, said);
      case "ExpiredTokenException" -> new Unresolved(RegistrationReason.TOKEN_EXPIRED, said);
      default -> unavailable(said);
    };
  }

  private static String text(JsonNode answer, String field) {
    return answer.path(field).asText("");
  }
}
