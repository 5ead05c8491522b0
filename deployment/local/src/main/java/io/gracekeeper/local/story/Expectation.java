package io.gracekeeper.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.Wire;
import io.gracekeeper.local.world.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What must be so now, as anybody can see it. */
sealed interface Expectation extends Step {

  /** The states of a deployment, as subscription-service names them. */
  enum State {
    REQUESTED,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    RESTORING,
    DELETING,
    DELETED
  }

  /** What the vendor's control plane can observe. */
  enum Observed {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    GONE
  }

  /**
   * A deployment's state.
   *
   * @param keptFor from its stop to its deadline
   */
  record ExpectDeployment(
      Name deployment, State state, @Nullable StopReason why, @Nullable Duration keptFor)
      implements Expectation {
    @Override
    public Act act() {
      return Act.seen("D7", deployment + " is " + state);
    }

    @Override
    public void perform(World world) {
      var seen = world.subscriptions().get(world.path("/deployments/%s", deployment));
      Unmet.unlessEqual("the state of " + deployment, state.name(), text(seen, "state"));
      if (why != null) {
        Unmet.unlessEqual("why " + deployment + " is so", why.name(), text(seen, "why"));
      }
      if (keptFor != null) {
        var kept = Duration.between(instant(seen, "stoppedAt"), instant(seen, "deleteAfter"));
        Unmet.unlessEqual("how long " + deployment + " is kept", keptFor, kept);
      }
    }
  }

  /** A deployment as the platform has it, with its data. */
  record ExpectPlatform(Name deployment, Observed observed, @Nullable Long records)
      implements Expectation {
    @Override
    public Act act() {
      return Act.seen("D6", "the platform has " + deployment + " " + observed);
    }

    @Override
    public void perform(World world) {
      try {
        var seen = world.simulator().get(world.path("/platform/deployments/%s", deployment));
        Unmet.unlessEqual(deployment + " on the platform", observed.name(), text(seen, "observed"));
        if (records != null) {
          Unmet.unlessEqual("the records of " + deployment, records, seen.path("records").asLong());
        }
      } catch (RefusedException unknown) {
        if (unknown.status() != 404) {
          throw unknown;
        }
        Unmet.unlessEqual(deployment + " on the platform", observed, Observed.GONE);
      }
    }
  }

  /** Who pays for a subscription, and that both services say the same. */
  record ExpectSubscription(Name subscription, boolean covered, @Nullable Name paidBy)
      implements Expectation {
    @Override
    public Act act() {
      return Act.seen(
          "A15",
          paidBy == null
              ? "somebody pays for " + subscription + ": " + covered
              : subscription + " is paid by " + paidBy);
    }

    @Override
    public void perform(World world) {
      var charge = world.billing().get(world.path("/subscriptions/%s/charge", subscription));
      var running = world.subscriptions().get(world.path("/subscriptions/%s", subscription));
      Unmet.unlessEqual(
          "billing has " + subscription + " covered", covered, charge.path("covered").asBoolean());
      Unmet.unlessEqual(
          "subscription-service has " + subscription + " covered",
          covered,
          running.path("covered").asBoolean());
      if (paidBy != null) {
        Unmet.unlessEqual(
            "who pays for " + subscription,
            world.paymentMethod(paidBy),
            text(charge, "paymentMethod"));
      }
    }
  }

  /** Whether an account is offered a payment method that is good. */
  record ExpectPaymentMethod(Name account, Name paymentMethod, boolean offered)
      implements Expectation {
    @Override
    public Act act() {
      return Act.seen(
          offered ? "C7" : "A19",
          account + (offered ? " can pay by " : " can no longer pay by ") + paymentMethod);
    }

    @Override
    public void perform(World world) {
      var methods = world.billing().get(world.path("/accounts/%s/payment-methods", account));
      var id = world.paymentMethod(paymentMethod);
      var found =
          methods
              .path("paymentMethods")
              .valueStream()
              .filter(method -> text(method, "id").equals(id))
              .anyMatch(method -> method.path("live").asBoolean());
      Unmet.unlessEqual(account + " can pay by " + paymentMethod, offered, found);
    }
  }

  /**
   * The receipt of a deletion.
   *
   * @param notice the action of the notice that began it, as AWS sent it
   */
  record ExpectReceipt(Name deployment, StopReason why, String notice, Duration grace)
      implements Expectation {
    @Override
    public Act act() {
      return Act.seen("D8", "the receipt of " + deployment + " names the notice: " + notice);
    }

    @Override
    public void perform(World world) {
      var seen = world.subscriptions().get(world.path("/deployments/%s", deployment));
      var receipt = seen.path("receipt");
      if (receipt.isMissingNode() || receipt.isNull()) {
        throw new Unmet("the receipt of " + deployment, "there is one", seen);
      }
      Unmet.unlessEqual("why", why.name(), text(receipt, "why"));
      Unmet.unlessEqual("the grace", grace, Duration.parse(text(receipt, "grace")));
      Unmet.unlessEqual("the notice", notice, world.actionOf(text(receipt, "notice")));
    }
  }

  /**
   * How often an event was published about something.
   *
   * @param event the last part of its type, as in {@code coverage-lost}
   * @param about an account, a buyer, a subscription or a deployment that it names
   * @param rule the rule that this shows; an event that rests on another does not count
   * @param times exactly how often; once or more, if it is not said. If never, then on no rule.
   */
  record ExpectEvent(String event, Name about, String rule, @Nullable Long times)
      implements Expectation {

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
      var count = world.timeline().events().filter(it -> fits(it, id)).count();
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

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static Instant instant(JsonNode node, String field) {
    if (!node.hasNonNull(field)) {
      throw new Unmet(field, "there is one", "there is none");
    }
    return Instant.parse(node.path(field).asText());
  }
}
