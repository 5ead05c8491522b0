package io.gracekeeper.billing.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.billing.chronicle.Step.Asked;
import io.gracekeeper.billing.chronicle.Step.Happens;
import java.util.ArrayList;
import java.util.List;

/** One history as it is lived through. What is refused must leave no trace in it. */
final class Chronicle {

  private static final int REFUSED = 400;
  private static final int FAULT = 500;
  private static final int COME_AGAIN = 503;

  private final Cast cast;
  private final Books books;
  private final Broker broker;
  private final Quiet quiet;
  private final Tally tally;
  private final List<String> told = new ArrayList<>();
  private boolean restless;

  Chronicle(Cast cast, Books books, Broker broker, Quiet quiet, Tally tally) {
    this.cast = cast;
    this.books = books;
    this.broker = broker;
    this.quiet = quiet;
    this.tally = tally;
  }

  /** Lives through all steps, and until everything has settled. */
  void live(List<Step> steps) {
    steps.forEach(this::begin);
    settle();
  }

  /** Does one step; what follows from it may be under way still. */
  void begin(Step step) {
    told.add(step.words());
    switch (step) {
      case Happens happens -> {
        happens.deed().run();
        restless = true;
      }
      case Asked asked -> ask(asked);
    }
  }

  /** What has been done so far. */
  String told() {
    return String.join("\n", told);
  }

  private void ask(Asked asked) {
    settle();
    var before = state();
    var status = asked.deed().getAsInt();
    told.set(told.size() - 1, told.getLast() + ": " + status);
    assertThat(status < FAULT || status == COME_AGAIN).as("no fault of ours").isTrue();
    restless = true;
    if (status >= REFUSED) {
      settle();
      assertThat(state()).as("the state after the refusal").isEqualTo(before);
    }
    tally.count(status >= REFUSED ? Tally.Of.REFUSED : Tally.Of.ACCEPTED);
  }

  /** Every row, and how much was published. */
  private List<String> state() {
    var state = books.everything();
    state.add("published " + broker.countOf(cast.accountIds()));
    return state;
  }

  private void settle() {
    if (restless) {
      quiet.come();
      restless = false;
    }
  }
}
