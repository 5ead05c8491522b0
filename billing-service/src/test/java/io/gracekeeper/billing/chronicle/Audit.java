package io.gracekeeper.billing.chronicle;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.SubscriptionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Judges who pays for each subscription of a history once all is quiet, by the plain facts: exactly
 * one method that is good, or nobody because nobody could, and then in a dated grace.
 */
final class Audit {

  private final Cast cast;
  private final Commands commands;
  private final Tally tally;
  private final List<JsonNode> charges;
  private final List<OfCoverage> published;
  private final Map<String, Method> methods;

  Audit(
      Cast cast, Books books, List<Method> methods, Commands commands, Broker broker, Tally tally) {
    this.cast = cast;
    this.commands = commands;
    this.tally = tally;
    this.charges = books.rows("charge");
    this.published =
        broker.publishedOf(cast.accountIds()).stream()
            .filter(OfCoverage.class::isInstance)
            .map(OfCoverage.class::cast)
            .toList();
    this.methods = methods.stream().collect(toMap(Method::id, method -> method));
  }

  void everyCharge() {
    for (var charge : charges) {
      var subscription = text(charge, "subscription_id");
      var decisions =
          published.stream().filter(it -> it.subscription().value().equals(subscription)).toList();
      assertThat(decisions.stream().map(OfCoverage::coverageRevision))
          .as("the revisions of %s", subscription)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, charge.path("coverage_revision").asLong())
                  .boxed()
                  .toList());
      var last = decisions.getLast();
      switch (text(charge, "coverage")) {
        case "COVERED" -> covered(charge, last);
        case "UNCOVERED" -> uncovered(charge, last);
        default -> throw new AssertionError(subscription + " is not decided");
      }
      shown(charge);
    }
  }

  private void covered(JsonNode charge, OfCoverage last) {
    tally.count(Tally.Of.COVERED);
    var payer = methods.get(text(charge, "payment_method_id"));
    if (payer == null) {
      throw new AssertionError("Nobody knows who pays for " + charge);
    }
    assertThat(payer.account()).isEqualTo(text(charge, "account_id"));
    assertThat(payer.isGood()).as("%s pays for %s", payer, charge).isTrue();
    assertThat(paidBy(last)).isEqualTo(payer.id());
  }

  private void uncovered(JsonNode charge, OfCoverage last) {
    tally.count(Tally.Of.UNCOVERED);
    assertThat(couldPay(charge)).as("who could pay for %s", charge).isEmpty();
    assertThat(last).isInstanceOf(CoverageLost.class);
    assertThat(((CoverageLost) last).grace()).isEqualTo(Duration.ofDays(cast.isRedis() ? 7 : 3));
  }

  /** The method that is charged, and those that may take over from it (A2, P4). */
  private List<Method> couldPay(JsonNode charge) {
    var charged = methods.get(text(charge, "payment_method_id"));
    var preset =
        methods.values().stream()
            .filter(it -> it.account().equals(text(charge, "account_id")))
            .filter(Method::isDefault);
    if (charged == null) {
      return preset.filter(Method::isGood).toList();
    }
    var others =
        cast.isRedis()
            ? Stream.concat(designated(charge), preset).filter(Method::mayTakeOver)
            : Stream.<Method>empty();
    return Stream.concat(Stream.of(charged), others).filter(Method::isGood).toList();
  }

  private Stream<Method> designated(JsonNode charge) {
    return StreamSupport.stream(charge.path("fallbacks").spliterator(), false)
        .map(id -> methods.get(id.asText()));
  }

  /** Whoever asks is told the same. */
  private void shown(JsonNode charge) {
    var id = new SubscriptionId(text(charge, "subscription_id"));
    var answer = commands.charge(text(charge, "account_id"), id);
    assertThat(answer.path("covered").asBoolean())
        .isEqualTo(text(charge, "coverage").equals("COVERED"));
    assertThat(answer.path("coverageRevision").asLong())
        .isEqualTo(charge.path("coverage_revision").asLong());
    assertThat(answer.path("paymentMethod").asText()).isEqualTo(text(charge, "payment_method_id"));
  }

  private static String paidBy(BillingEvent event) {
    return switch (event) {
      case CoverageGained gained -> gained.paidBy().id().value();
      case ChargeReassigned reassigned -> reassigned.to().id().value();
      default -> throw new AssertionError("Nobody pays by " + event);
    };
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText();
  }
}
