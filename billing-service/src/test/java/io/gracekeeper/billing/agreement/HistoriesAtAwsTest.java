package io.gracekeeper.billing.agreement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.billing.agreement.LifeAtAws.Kind;
import io.gracekeeper.billing.agreement.LifeAtAws.Purchase;
import io.gracekeeper.billing.agreement.LifeAtAws.Said;
import io.gracekeeper.billing.agreement.LifeAtAws.State;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.MarketplaceEvent.How;
import io.gracekeeper.events.MarketplaceEvent.OfAgreement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand histories of what buyers do at AWS, told late, twice, out of order and in part: in
 * the end every purchase stands here as it stands there. {@code -Dhistory.seed=7} tells one alone.
 */
@Tag("D4")
@Tag("E7")
class HistoriesAtAwsTest {

  private static final Duration ROUND = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofHours(6);

  @Test
  void inTheEndEveryPurchaseStandsAsItStandsAtAws() {
    var seed = Long.getLong("history.seed");
    var seeds =
        seed == null
            ? LongStream.concat(LongStream.range(0, 9_000), new Random().longs(1_000))
            : LongStream.of(seed);

    assertThat(seeds.boxed().flatMap(HistoriesAtAwsTest::wrong)).isEmpty();
  }

  private static Stream<String> wrong(long seed) {
    var history = new History(seed);
    history.run();
    return history.life.purchases.stream()
        .filter(it -> history.of(it).isLive() != (it.at(history.end) == State.LIVE))
        .filter(it -> !history.mustWait(it))
        .map(it ->
            "seed %d: %s is %s at AWS, and here %s"
                .formatted(seed, it.names.key(), it.at(history.end), history.of(it)));
  }

  /** One history, as it reaches billing, with the questions that it makes billing ask. */
  private static final class History {

    private final Random random;
    private final LifeAtAws life;
    private final Instant end;
    private final Map<String, AgreementFacts> facts = new HashMap<>();
    private final Map<String, Instant> askAt = new HashMap<>();
    private final PriorityQueue<Arrival> arrivals =
        new PriorityQueue<>(comparing(Arrival::at).thenComparing(it -> it.said().notice()));
    private Instant nextRound;
    private Instant nextLook;

    private record Arrival(Said said, Instant at) {}

    History(long seed) {
      random = new Random(seed);
      life = new LifeAtAws(random);
      life.said.forEach(this::deliver);
      var first = life.said.stream().map(Said::at).min(naturalOrder()).orElseThrow();
      var last = life.said.stream().map(Said::at).max(naturalOrder()).orElseThrow();
      nextRound = first;
      nextLook = first;
      end = last.plus(Duration.ofDays(20));
    }

    /** Lost, once or twice; at once or days later. */
    private void deliver(Said said) {
      if (said.mayBeLost() && random.nextInt(10) < 3) {
        return;
      }
      for (var times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
        var late = random.nextInt(5) == 0 ? Duration.ofDays(3) : Duration.ofSeconds(20);
        arrivals.add(new Arrival(said, said.at().plusMillis(random.nextLong(late.toMillis()))));
      }
    }

    void run() {
      while (true) {
        var arrival = arrivals.peek();
        var question = nextQuestion();
        var next =
            Stream.of(
                    Optional.ofNullable(arrival).map(Arrival::at), question, Optional.of(nextLook))
                .flatMap(Optional::stream)
                .min(naturalOrder())
                .orElseThrow();
        if (next.isAfter(end)) {
          return;
        }
        if (arrival != null && !arrival.at().isAfter(next)) {
          arrivals.remove();
          merge(arrival.said().event(), arrival.said().at(), arrival.said().notice());
        } else if (next.equals(nextLook)) {
          look(next);
        } else {
          ask(next);
        }
      }
    }

    /** Of a contract of which nothing was ever seen but its start, unknown means wait. */
    boolean mustWait(Purchase it) {
      return it.kind == Kind.CONTRACT && of(it).isLive() && !of(it).has(Fact.PROVISIONED);
    }

    private Optional<Instant> nextQuestion() {
      return askAt.values().stream()
          .min(naturalOrder())
          .map(due -> due.isBefore(nextRound) ? nextRound : due);
    }

    private void ask(Instant now) {
      nextRound = now.plus(ROUND);
      life.purchases.stream()
          .filter(it -> !askAt.getOrDefault(it.names.key(), Instant.MAX).isAfter(now))
          .filter(_ -> random.nextInt(10) > 0) // Sometimes AWS is silent.
          .forEach(it -> answer(it, now));
    }

    /** What changed at AWS can be looked for among concurrent agreements only. */
    private void look(Instant now) {
      nextLook = now.plus(LOOK);
      life.purchases.stream()
          .filter(it -> it.kind == Kind.CONCURRENT && it.at(now) != State.TO_COME)
          .filter(it -> of(it).isLive() != (it.at(now) == State.LIVE))
          .forEach(it -> answer(it, now));
    }

    /** AWS may answer as it stood some minutes ago, and dates to the second. */
    private void answer(Purchase it, Instant now) {
      var then = now.minusMillis(random.nextLong(Duration.ofMinutes(5).toMillis()));
      var date = now.truncatedTo(ChronoUnit.SECONDS);
      var request = "request-" + random.nextLong();
      switch (it.kind) {
        case PAY_AS_YOU_GO -> {
          if (random.nextBoolean()) { // Asked like a contract, it entitles to nothing, ever.
            merge(new EntitlementsRead(it.names, List.of()), date, request);
          }
          merge(answered(it, AgreementState.UNKNOWN), date, request);
        }
        case CONTRACT -> {
          var known = of(it).has(Fact.PROVISIONED);
          var read = LifeAtAws.entitlements(it, then);
          merge(read, date, request);
          merge(answered(it, contract(read.entitlements().isEmpty(), known)), date, request);
        }
        case CONCURRENT -> {
          if (it.at(then) == State.ENDED && it.heir != null) {
            merge(new AgreementReplaced(it.names, it.heir, How.RENEWED), date, request);
          }
          merge(answered(it, state(it.at(then))), date, request);
        }
      }
    }

    private static AgreementState contract(boolean nothing, boolean known) {
      if (!nothing) {
        return AgreementState.LIVE;
      }
      return known ? AgreementState.ENDED : AgreementState.UNKNOWN;
    }

    private static AgreementState state(State real) {
      return switch (real) {
        case TO_COME -> AgreementState.UNKNOWN;
        case LIVE -> AgreementState.LIVE;
        case ENDED -> AgreementState.ENDED;
      };
    }

    private static AgreementAnswered answered(Purchase it, AgreementState state) {
      return new AgreementAnswered(it.names, state, null, "asked");
    }

    private void merge(OfAgreement event, Instant at, String notice) {
      var told = Reading.of(event, new Dated(at, notice), History::id);
      var agreement = event.agreement().key();
      var merged = requireNonNull(facts.merge(agreement, told, AgreementFacts::merge));
      askAt.compute(agreement, (_, _) -> Doubt.next(merged).orElse(null));
    }

    private AgreementFacts of(Purchase it) {
      return requireNonNull(facts.getOrDefault(it.names.key(), AgreementFacts.NONE));
    }

    private static UUID id(AgreementNames names) {
      return UUID.nameUUIDFromBytes(names.key().getBytes(StandardCharsets.UTF_8));
    }
  }
}
