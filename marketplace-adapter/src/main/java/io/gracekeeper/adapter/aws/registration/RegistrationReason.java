package io.gracekeeper.adapter.aws.registration;

import io.gracekeeper.problem.Reason;

/** Why a buyer who came from AWS cannot go on. The purchase is lost by none of these (C5). */
enum RegistrationReason implements Reason {
  TOKEN_MISSING(400, "marketplace-token-missing", "AWS Marketplace sent no token along."),
  TOKEN_INVALID(400, "marketplace-token-invalid", "AWS Marketplace does not know the token."),
  TOKEN_EXPIRED(410, "marketplace-token-expired", "The token of AWS Marketplace has expired."),
  PURCHASE_UNNAMED(
      502,
      "purchase-unnamed",
      "AWS Marketplace's answer does not name the purchase as we need it."),
  MARKETPLACE_BUSY(
      503, "marketplace-busy", "AWS Marketplace is asked more often than it answers now."),
  MARKETPLACE_UNAVAILABLE(503, "marketplace-unavailable", "AWS Marketplace cannot be asked now."),
  BROKER_UNAVAILABLE(503, "broker-unavailable", "What AWS said cannot be kept durably now.");

  private final int status;
  private final String code;
  private final String detail;

  RegistrationReason(int status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return "Your account cannot be set up now; your purchase is not lost";
  }

  @Override
  public String clearedBy() {
    return switch (this) {
      case TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED ->
          "Open \"Set up your account\" at AWS Marketplace again.";
      case MARKETPLACE_BUSY, MARKETPLACE_UNAVAILABLE, BROKER_UNAVAILABLE ->
          "Open \"Set up your account\" at AWS Marketplace again in a moment.";
      case PURCHASE_UNNAMED -> "Tell our support this code.";
    };
  }

  String detail() {
    return detail;
  }
}
