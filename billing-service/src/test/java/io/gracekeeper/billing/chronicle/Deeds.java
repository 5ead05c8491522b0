package io.gracekeeper.billing.chronicle;

import io.gracekeeper.billing.chronicle.Purchase.Kind;
import io.gracekeeper.billing.chronicle.Step.Asked;
import io.gracekeeper.billing.chronicle.Step.Happens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can be done in a history. What a step needs to know, it looks up when it is done. */
record Deeds(
    Cast cast, Commands commands, Notices notices, Neighbour neighbour, Books books, Clock clock) {

  /** What no account has. */
  private static final String NONE = "none";

  Step registers(int account) {
    return new Asked("account " + account + " registers", () -> commands.registers(account));
  }

  Step buyerComes(int purchase) {
    return new Happens(
        "the buyer of purchase " + purchase + " comes", () -> notices.registered(purchase));
  }

  Step tells(int purchase, Kind kind, int minute) {
    return new Happens(
        "purchase " + purchase + " " + kind + " at minute " + minute,
        () -> notices.tell(purchase, kind, minute));
  }

  Step links(int account, int purchase, boolean asAdmin, boolean declinesFormer) {
    return new Asked(
        "account " + account + " links purchase " + purchase + (asAdmin ? " by an admin" : ""),
        () -> commands.links(account, purchase, asAdmin, declinesFormer));
  }

  Step disconnects(int account, int purchase, boolean acknowledges) {
    return new Asked(
        "account " + account + " disconnects purchase " + purchase,
        () ->
            commands.disconnects(
                account,
                books.link(account, purchase).map(it -> it.path("id").asText()).orElse(NONE),
                acknowledges));
  }

  Step addsCard(int account, String called, int months) {
    return new Asked(
        "account " + account + " adds the card " + called + " for " + months + " months",
        () -> commands.addsCard(account, called, months));
  }

  Step cardIsTold(int account, String called, int months) {
    return new Asked(
        "the card " + called + " of account " + account + " is told for " + months + " months",
        () -> commands.cardIsTold(account, called, months));
  }

  Step requestsWire(int account) {
    return new Asked(
        "account " + account + " requests a wire transfer", () -> commands.requestsWire(account));
  }

  Step decidesOnWire(int account, boolean approves) {
    return new Asked(
        "the wire transfer of account " + account + (approves ? " is approved" : " is rejected"),
        () -> approves ? commands.approvesWire(account) : commands.rejectsWire(account));
  }

  Step tellsCredits(int account, int left) {
    return new Asked(
        "account " + account + " has credits of " + left,
        () -> commands.tellsCredits(account, left));
  }

  Step prefers(int account, Payment payment) {
    return new Asked(
        "account " + account + " prefers " + payment,
        () -> commands.prefers(account, id(account, payment)));
  }

  Step removes(int account, Payment payment) {
    return new Asked(
        "account " + account + " removes " + payment,
        () -> commands.removes(account, id(account, payment)));
  }

  Step designates(int account, int number, List<Payment> inOrder) {
    return new Asked(
        subscription(account, number) + " is to fall back on " + inOrder,
        () ->
            commands.designates(
                account, number, inOrder.stream().map(it -> id(account, it)).toList()));
  }

  Step switches(int account, int number, Payment payment, boolean acknowledges) {
    return new Asked(
        subscription(account, number) + " is switched to " + payment,
        () -> commands.switches(account, number, id(account, payment), acknowledges));
  }

  Step invoices(int account, String number) {
    return new Asked(
        "account " + account + " is invoiced " + number, () -> commands.invoices(account, number));
  }

  Step pays(int account, String number) {
    return new Asked(
        "account " + account + " pays " + number, () -> commands.pays(account, number));
  }

  /** On a method that the account has, as subscription-service lets nobody do otherwise. */
  Step opens(int account, int number, @Nullable Payment payment) {
    return new Happens(
        subscription(account, number) + " is opened on " + payment,
        () -> neighbour.opened(account, number, known(account, payment)));
  }

  Step deploys(int account, int number) {
    return new Happens(
        subscription(account, number) + " is given a deployment",
        () -> neighbour.requested(account, number));
  }

  Step stops(int account, int number) {
    return new Happens(
        "the deployment of " + subscription(account, number) + " is stopped",
        () -> neighbour.stopped(account, number));
  }

  Step snaps(int account, int number) {
    return new Happens(
        "the deployment of " + subscription(account, number) + " has a snapshot",
        () -> neighbour.snapshotTaken(account, number));
  }

  Step passes(Duration time) {
    return new Happens(time + " passes", () -> commands.movesTo(clock.instant().plus(time)));
  }

  Step monthEnds() {
    return new Happens("the month ends", () -> commands.movesTo(nextMonth()));
  }

  private Instant nextMonth() {
    return YearMonth.now(clock).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String subscription(int account, int number) {
    return "subscription " + number + " of account " + account;
  }

  private @Nullable String known(int account, @Nullable Payment payment) {
    if (payment == null) {
      return null;
    }
    var id = id(account, payment);
    return books.rows("payment_method").stream()
            .filter(it -> it.path("removed_at").isNull())
            .anyMatch(it -> it.path("id").asText().equals(id))
        ? id
        : null;
  }

  private String id(int account, Payment payment) {
    return switch (payment) {
      case Payment.Own(var called) -> cast.method(account, called);
      case Payment.Purchased(var number) ->
          books
              .link(account, number)
              .map(link -> link.path("payment_method_id").asText(NONE))
              .filter(id -> !id.equals("null"))
              .orElse(NONE);
    };
  }
}
