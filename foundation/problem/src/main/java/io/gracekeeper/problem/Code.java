package io.gracekeeper.problem;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a call of our services can be refused for. The set is closed and its names are
 * stable: programs decide by them. docs/problems.md lists them for people.
 */
public enum Code implements Reason {
  INVALID_REQUEST(400, "The request is not as it must be", "Correct what the detail names."),
  BROKEN_CURSOR(400, "The cursor is none of this list", "Begin again without 'after'."),
  NO_SUCH_ADDRESS(404, "There is nothing at this address", "Look it up in docs/api."),
  METHOD_NOT_ALLOWED(405, "The address has no such method", "Look it up in docs/api."),
  NOT_ACCEPTABLE(406, "The answer cannot be given in that form", "Accept application/json."),
  BODY_TOO_LARGE(413, "The body is too large", "Send less."),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type", "Send application/json."),
  UNEXPECTED(
      500, "Something failed that should not", "Try again; then report the id in the detail."),
  UNAVAILABLE(503, "Nothing can be looked up or kept now", "Send it again.", Duration.ofSeconds(5)),
  BUSY(503, "Somebody else is changing the same", "Send it again.", Duration.ofSeconds(1)),

  TOKEN_MISSING(401, "The call needs a token", "Send one: Authorization: Bearer …"),
  TOKEN_REFUSED(
      401,
      "The token does not count here",
      "Ask the issuer for a new one, with this service in its audience."),
  ROLE_MISSING(403, "The caller's role may not do this", "Ask one of those who may."),
  ISSUER_UNAVAILABLE(
      503, "Nobody can be proven to be anybody now", "Send it again.", Duration.ofSeconds(5)),

  IN_PROGRESS(
      409, "The same request is being carried out", "Send it again.", Duration.ofSeconds(1)),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request", "Use a new key."),

  UNKNOWN_ACCOUNT(404, "There is no such account", "Make the account, or correct its id."),
  UNKNOWN_AGREEMENT(
      404, "No marketplace has told of that agreement", "Wait for its notice, or correct its id."),
  UNKNOWN_SUBSCRIPTION(404, "There is no such subscription", "Open it, or correct its id."),
  UNKNOWN_DEPLOYMENT(404, "There is no such deployment", "Ask for it, or correct its id."),
  UNKNOWN_HOLD(404, "There is no such hold", "Take one of GET /holds."),
  UNKNOWN_PAYMENT_METHOD(
      404, "The account has no such payment method", "Add it, or choose one of the account's."),
  UNKNOWN_INVOICE(404, "The account has no such invoice", "Tell the invoice first."),
  UNKNOWN_PRODUCT(409, "There is no such product", "Give the product a policy."),
  UNKNOWN_LISTING(409, "No product has that listing", "Add the listing to the product's policy."),
  ID_TAKEN(409, "The id belongs to something else", "Choose another id."),

  TICKET_FORGED(
      403,
      "The ticket is none of ours",
      "Open \"Set up your account\" at the marketplace; it leads here with a good one."),
  TICKET_EXPIRED(
      410,
      "The ticket has expired; the purchase is not lost",
      "Open \"Set up your account\" at the marketplace again; it leads here with a new one."),
  REGISTRATION_NOT_YET_KNOWN(
      503,
      "What the ticket points to has not arrived yet",
      "Send it again.",
      Duration.ofSeconds(1)),
  AGREEMENT_ENDED(
      409, "The purchase has ended at the marketplace", "Subscribe at the marketplace again."),
  CARD_ON_FILE(
      409, "A card on file keeps the account from being linked", "Remove the card, then link."),
  CREDITS_IN_USE(
      409,
      "Credits in use keep the account from being linked",
      "Use up the credits or have them removed, then link."),
  ALREADY_LINKED(
      409,
      "The account is linked to another purchase of this product",
      "Disconnect the account from it, or cancel it at the marketplace, then link."),
  AGREEMENT_TAKEN(
      409,
      "The purchase pays for another account already",
      "Have the other account's Owner disconnect it, or purchase again for this account."),
  OWNER_NEEDED(
      403, "Only an Owner may link the account to this purchase again", "Ask an Owner to do it."),
  FORMER_ACCOUNT(
      409,
      "The purchase was linked to another account before",
      "An Owner of that account links it again there; or decline it, with 'declineFormer'."),
  UNKNOWN_LINK(404, "The account has no such link", "Take one of the account's links."),

  NOT_A_WIRE_TRANSFER(
      409, "Only a wire transfer is approved or rejected", "Nothing; it needs no approval."),
  PAYMENT_METHOD_NOT_LIVE(
      409,
      "The payment method cannot be charged",
      "Choose a valid card, an approved wire transfer or a live marketplace subscription."),
  NOT_A_FALLBACK(
      409,
      "Only a card or a wire transfer can be a fallback",
      "Designate a card or a wire transfer."),
  NOT_A_CARD(409, "Only a card is told anew", "Add a card under another id."),
  WIRE_TRANSFER_REJECTED(
      409, "The wire transfer was rejected", "Request a wire transfer under another id."),
  NOT_REMOVABLE(
      409,
      "The payment method is not the customer's to remove",
      "A marketplace: disconnect it, or cancel there. Credits: use them up."),
  NOT_LINKED(409, "The account is not linked now", "Wait for the marketplace, or link again."),
  LAST_LINKED_ACCOUNT(
      409,
      "The account is the last one that is linked",
      "Cancel the subscription at the marketplace; GET /accounts/{account}/leaving says how."),
  STILL_CHARGED(
      409,
      "Subscriptions are still charged to it",
      "Switch each of them to another payment method."),
  OPEN_INVOICES(409, "Invoices are open", "Pay the invoices that the detail lists."),
  BILLING_UNAVAILABLE(503, "Billing cannot be asked now", "Send it again.", Duration.ofSeconds(5)),
  NO_RECENT_SNAPSHOT(
      409,
      "Deployments have no recent snapshot",
      "Take a snapshot of each, or accept it: acknowledgesOldSnapshots."),
  COVERED(409, "The subscription is paid for", "Nothing; nothing of it is deleted."),
  ANOTHER_DECISION(
      409,
      "Billing has decided since, or not yet, on what the deletion rests",
      "Wait until the latest billing event has arrived."),
  END_UNCONFIRMED(
      409,
      "It is not confirmed that the agreement has ended",
      "Wait: the marketplace is asked every day. Where it cannot say, an operator confirms it."),
  AGREEMENT_NOT_ENDED(
      409,
      "The agreement has not ended, as far as billing knows",
      "Wait for the marketplace's notice; only an end of which it told is confirmed."),

  NOT_CONFIRMED(
      409,
      "What is typed to confirm is not its name",
      "Type the name as GET /deployments/{deployment} shows it."),
  NOT_STARTED(409, "It was never started, so there is nothing to delete", "Nothing."),
  DELETION_UNDER_WAY(
      409,
      "It is being deleted, or is deleted",
      "Nothing; GET /deployments/{deployment} says how."),
  ON_HOLD(
      409, "Somebody has ordered that it must not be deleted", "Have an operator lift the hold."),
  NOT_ORDERED(409, "Nobody ordered its deletion", "Nothing; there is no order to take back."),
  HOSTED_BY_CUSTOMER(
      409,
      "It is hosted in the customer's own cloud account",
      "Delete it there; its data is never deleted by us."),
  NO_ACCESS(
      409,
      "The platform has no access to the cloud account",
      "Grant access to it, then designate it again."),
  UNKNOWN_CLOUD_ACCOUNT(
      404, "The account has designated no such cloud account", "Have an Owner designate it."),
  PLATFORM_UNAVAILABLE(
      503, "The platform cannot be asked now", "Send it again.", Duration.ofSeconds(5));

  private final int status;
  private final String title;
  private final String clearedBy;
  private final @Nullable Duration retryAfter;

  Code(int status, String title, String clearedBy) {
    this(status, title, clearedBy, null);
  }

  Code(int status, String title, String clearedBy, @Nullable Duration retryAfter) {
    this.status = status;
    this.title = title;
    this.clearedBy = clearedBy;
    this.retryAfter = retryAfter;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String clearedBy() {
    return clearedBy;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
