package io.gracekeeper.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.billing.OnRealParts;
import io.gracekeeper.billing.marketplace.MarketplaceListener;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.RegistrationId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The names of one agreement, told in every order and in every division into batches: a consumer
 * takes what has come, be it one notice or many.
 */
@OnRealParts
@Tag("D4")
class NamingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Inject MarketplaceListener listener;
  @Inject EntityManager database;

  @Test
  void aLegacyPurchaseGoesOnAsTheAgreementOfItsLicence() {
    inEveryWay(
        buyer -> List.of(buyer.came("1"), buyer.provisioned("1", 2), buyer.ended("1", 10)),
        buyer -> {
          var agreement = agreementOf(buyer.registration("legacy"));
          assertThat(agreement.names().agreement()).isEqualTo(buyer.agreement("1"));
          assertThat(agreement.id()).isEqualTo(agreementOf(buyer.registration("1")).id());
          assertThat(agreement.facts().hasEnded()).isTrue();
        });
  }

  @Test
  @Tag("E9")
  void onceItHasNoticesOfItsOwnNoneOfAnotherDialectEndsIt() {
    inEveryWay(
        buyer -> List.of(buyer.came("1"), buyer.provisioned("1", 20), buyer.endedAsLegacy(10)),
        buyer -> {
          var agreement = agreementOf(buyer.registration("1"));
          assertThat(agreement.facts().isLive()).isTrue();
          assertThat(agreement.askAt()).as("when AWS is asked").isNotNull();
        });
  }

  @Test
  @Tag("B3")
  void twoLicencesOfABuyerAreTwoAgreements() {
    inEveryWay(
        buyer -> List.of(buyer.came("1"), buyer.came("2"), buyer.provisioned("2", 2)),
        buyer -> {
          var first = agreementOf(buyer.registration("1"));
          var second = agreementOf(buyer.registration("2"));
          assertThat(first.names().license()).isEqualTo(buyer.license("1"));
          assertThat(first.names().agreement()).isNull();
          assertThat(second.names().license()).isEqualTo(buyer.license("2"));
          assertThat(second.names().agreement()).isEqualTo(buyer.agreement("2"));
        });
  }

  /** As after a renewal. Whoever came with it is with one of the two, and nothing fails. */
  @Test
  @Tag("D5")
  void oneLicenceOfTwoAgreementsJoinsNeitherToTheOther() {
    inEveryWay(
        buyer ->
            List.of(
                buyer.came("1"), buyer.provisioned("1", "1", 2), buyer.provisioned("2", "1", 3)),
        buyer -> {
          var agreement = agreementOf(buyer.registration("1")).names();
          assertThat(agreement.agreement()).isIn(buyer.agreement("1"), buyer.agreement("2"));
          assertThat(agreementOf(buyer.registration("legacy")).names()).isEqualTo(agreement);
        });
  }

  /** Each time another buyer, of whose legacy purchase all was told before. */
  private void inEveryWay(
      Function<Buyer, List<Envelope<MarketplaceEvent>>> notices, Consumer<Buyer> then) {
    var count = notices.apply(new Buyer()).size();
    for (var order : orders(IntStream.range(0, count).boxed().toList())) {
      for (var division = 0; division < 1 << (count - 1); division++) {
        var buyer = new Buyer();
        tell(List.of(buyer.startedAsLegacy(0), buyer.cameAsLegacy()));
        var told = notices.apply(buyer);
        var batches = batches(order.stream().map(told::get).toList(), division);
        batches.forEach(this::tell);
        QuarkusTransaction.requiringNew()
            .run(() ->
                assertThat(buyer)
                    .as("told %s", batches.stream().map(NamingTest::names).toList())
                    .satisfies(then));
      }
    }
  }

  private static List<String> names(List<Envelope<MarketplaceEvent>> batch) {
    return batch.stream()
        .map(it -> it.event().getClass().getSimpleName() + " of " + it.event().key())
        .toList();
  }

  private void tell(List<Envelope<MarketplaceEvent>> batch) {
    QuarkusTransaction.requiringNew().run(() -> listener.on(batch));
  }

  private Agreement agreementOf(RegistrationId registration) {
    return database
        .createQuery("select agreement from Registration where id = ?1", Agreement.class)
        .setParameter(1, registration.value())
        .getSingleResult();
  }

  private static <T> List<List<T>> orders(List<T> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<T>>();
    for (var first : all) {
      for (var rest : orders(all.stream().filter(it -> !it.equals(first)).toList())) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  /** Divided after those whose bit is set. */
  private static <T> List<List<T>> batches(List<T> all, int division) {
    var batches = new ArrayList<List<T>>(List.of(new ArrayList<>()));
    for (var i = 0; i < all.size(); i++) {
      batches.getLast().add(all.get(i));
      if ((division >> i & 1) == 1) {
        batches.add(new ArrayList<>());
      }
    }
    return batches;
  }

  /** Somebody who buys one listing, in AWS's legacy dialect and by licences. */
  private static final class Buyer {

    private final String id = UUID.randomUUID().toString();

    Envelope<MarketplaceEvent> startedAsLegacy(int minute) {
      return notice(new AgreementStarted(asLegacy(), null, false), minute);
    }

    Envelope<MarketplaceEvent> endedAsLegacy(int minute) {
      return notice(new AgreementEnded(asLegacy(), EndReason.UNSUBSCRIBED), minute);
    }

    Envelope<MarketplaceEvent> cameAsLegacy() {
      return notice(new BuyerRegistered(asLegacy(), registration("legacy"), null, false), 0);
    }

    Envelope<MarketplaceEvent> came(String license) {
      var names = names(null, license(license), id);
      return notice(new BuyerRegistered(names, registration(license), null, false), 1);
    }

    Envelope<MarketplaceEvent> provisioned(String license, int minute) {
      return provisioned(license, license, minute);
    }

    Envelope<MarketplaceEvent> provisioned(String agreement, String license, int minute) {
      var names = names(agreement(agreement), license(license), "111122223333");
      return notice(new AgreementProvisioned(names, null), minute);
    }

    Envelope<MarketplaceEvent> ended(String license, int minute) {
      var names = new AgreementNames(Marketplace.AWS, agreement(license), null, null, null);
      return notice(new AgreementEnded(names, EndReason.CANCELLED), minute);
    }

    RegistrationId registration(String how) {
      return new RegistrationId("registration-" + how + "-" + id);
    }

    String agreement(String license) {
      return "agmt-" + license + "-" + id;
    }

    private String license(String license) {
      return "l-" + license + "-" + id;
    }

    private AgreementNames asLegacy() {
      return names(null, null, id);
    }

    private static AgreementNames names(
        @Nullable String agreement, @Nullable String license, String buyer) {
      return new AgreementNames(Marketplace.AWS, agreement, license, "redis-cloud-payg", buyer);
    }

    private Envelope<MarketplaceEvent> notice(MarketplaceEvent event, int minute) {
      var cause = Cause.notice(event.getClass().getSimpleName() + UUID.randomUUID());
      return Envelope.of("marketplace-adapter", cause, NOON.plusSeconds(60L * minute), event);
    }
  }
}
