package io.gracekeeper.local.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Wire;
import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What must have been published since the story began. */
sealed interface EventExpectation extends Step {

  @Override
  default boolean leavesQuiet() {
    return true; // It only looks.
  }

  /**
   * How many different events were published about something. One that is published again, with the
   * same id, is the same: who kills a relay sees that (at least once).
   *
   * @param event the last part of its type, as in {@code coverage-lost}
   * @param about an account, a buyer, a subscription or a deployment that it names
   * @param rule the rule that this shows; an event that rests on another does not count
   * @param times exactly how often; once or more, if it is not said. If never, then on no rule.
   */
  record ExpectEvent(String event, Name about, String rule, @Nullable Long times)
      implements EventExpectation {

    public ExpectEvent {
      if (!KnownEvents.NAMES.contains(event)) {
        throw new IllegalArgumentException(
            "there is no event '"
                + event
                + "'. There are: "
                + String.join(", ", KnownEvents.NAMES));
      }
    }

    @Override
    public Act act() {
      return Act.seen(rule, event + " about " + about + ": " + howOften());
    }

    @Override
    public void perform(World world) {
      var id = world.id(about);
      var count =
          world.timeline().events().filter(it -> fits(it, id)).map(Envelope::id).distinct().count();
      if (times == null ? count == 0 : count != times) {
        throw new Unmet(
            "the number of " + event + " about " + about,
            times == null ? "1 or more" : times,
            count);
      }
    }

    private boolean fits(Envelope<? extends Event> envelope, String id) {
      var data = dataOf(envelope);
      return EventFamily.typeOf(envelope.event()).endsWith("." + event)
          && data.toString().contains("\"" + id + "\"")
          && isOnOurRule(data.path("basis").path("rule").asText());
    }

    private String howOften() {
      if (times == null) {
        return "published";
      }
      return times == 0
          ? "never published"
          : "published " + times + (times == 1 ? " time" : " times");
    }

    private boolean isOnOurRule(String basis) {
      return basis.isEmpty() || basis.equals(rule) || (times != null && times == 0);
    }

    private static JsonNode dataOf(Envelope<? extends Event> envelope) {
      try {
        return Wire.tree(Wire.data(envelope.event()));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
