package io.gracekeeper.billing.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges where each link of a history stands once all is quiet, by what was told of its purchase.
 */
final class LinkAudit {

  private final Cast cast;
  private final Books books;
  private final Notices notices;
  private final Tally tally;
  private final List<JsonNode> links;
  private final Instant now;

  LinkAudit(Cast cast, Books books, Notices notices, Instant now, Tally tally) {
    this.cast = cast;
    this.books = books;
    this.notices = notices;
    this.now = now;
    this.tally = tally;
    this.links = books.rows("link").stream().filter(it -> !is(it, "DISCONNECTED")).toList();
  }

  void everyLink() {
    for (var link : links) {
      assertThat(link.path("state").asText())
          .as("the state of %s, of which is known %s", link, notices.of(books.purchaseOf(link)))
          .isIn(possible(link));
      assertThat(isOffered(link)).as("whether %s is offered", link).isEqualTo(is(link, "LINKED"));
      if (is(link, "LINKED")) {
        tally.count(Tally.Of.LINKED);
      }
    }
    if (!cast.isRedis()) {
      noPurchasePaysForTwo();
    }
  }

  private Set<String> possible(JsonNode link) {
    var purchase = notices.of(books.purchaseOf(link));
    var heir = heirOf(link);
    if (purchase.isReplaced() && heir.pays()) {
      return Set.of("ENDED");
    }
    if (purchase.pays()) {
      return Set.of("LINKED");
    }
    if (!purchase.hasStarted()) {
      return notBegun(purchase, link);
    }
    return purchase.isReplaced() && !heir.hasEnded() && stillWaits(link)
        ? Set.of("LINKED")
        : Set.of("ENDED");
  }

  private Set<String> notBegun(Purchase purchase, JsonNode link) {
    return Set.of(
        purchase.hasEnded() || purchase.hasFailed() || !stillWaits(link) ? "FAILED" : "PENDING");
  }

  /** The first in line that pays, else the last; nobody if it pays for another account alone. */
  private Purchase heirOf(JsonNode link) {
    var first = books.purchaseOf(link);
    var line =
        IntStream.range(first, cast.purchases() - 1)
            .takeWhile(number -> notices.of(number).isReplaced())
            .map(number -> number + 1)
            .boxed()
            .toList();
    return line.stream()
        .filter(number -> notices.of(number).pays())
        .findFirst()
        .or(() -> line.reversed().stream().findFirst())
        .filter(number -> cast.isRedis() || !isTaken(number, link))
        .map(notices::of)
        .orElse(new Purchase(List.of()));
  }

  private boolean isTaken(int purchase, JsonNode byOther) {
    return links.stream()
        .filter(it -> !it.path("account_id").equals(byOther.path("account_id")))
        .filter(it -> !is(it, "FAILED"))
        .anyMatch(it -> books.purchaseOf(it) == purchase);
  }

  private boolean stillWaits(JsonNode link) {
    var until = link.path("waits_until");
    return !until.isNull() && OffsetDateTime.parse(until.asText()).toInstant().isAfter(now);
  }

  private boolean isOffered(JsonNode link) {
    return books.rows("payment_method").stream()
        .filter(it -> it.path("id").equals(link.path("payment_method_id")))
        .anyMatch(it -> it.path("removed_at").isNull());
  }

  /** P1. */
  private void noPurchasePaysForTwo() {
    var linked = links.stream().filter(it -> is(it, "LINKED")).map(books::purchaseOf).toList();
    assertThat(linked).as("purchases that are linked").doesNotHaveDuplicates();
  }

  private static boolean is(JsonNode link, String state) {
    return link.path("state").asText().equals(state);
  }
}
