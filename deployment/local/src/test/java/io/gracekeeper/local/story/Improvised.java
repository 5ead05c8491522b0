package io.gracekeeper.local.story;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A story that chance writes, of a customer who comes and goes: always the same one of a seed. It
 * is a story like any other, and can be kept as a file.
 */
public record Improvised(long seed, String text) {

  private static final int MANY = 12;
  private static final List<String> WHILES = List.of("PT1H", "PT6H", "P1D", "P2D", "P4D", "P8D");

  /** The story of a seed. */
  public static Improvised of(long seed) {
    return new Improvised(seed, new Writing(new Random(seed)).written());
  }

  /** What is to be done, step by step. */
  public Story story() {
    return StoryReader.read("seed-" + seed + ".yaml", new StringReader(text));
  }

  /** What all deployments are called that there may be. */
  static List<String> deployments() {
    return List.of("gateway", "lab", "sensors");
  }

  /** One story as it comes about. */
  private static final class Writing {

    private final Random chance;
    private final List<Supplier<String>> choices = new ArrayList<>();

    Writing(Random chance) {
      this.chance = chance;
      often(5, () -> "moves: {by: " + one(WHILES) + "}");
      often(3, () -> "cancels: {buyer: ben, immediately: " + chance.nextBoolean() + "}");
      often(3, () -> "subscribes-again: {buyer: ben}");
      often(2, this::notice);
      often(1, () -> "adds-card: {account: fleet, card: visa, valid-for: " + validity() + "}");
      often(1, () -> "adds-wire-transfer: {account: fleet, wire-transfer: bank}");
      often(1, () -> "approves: {account: fleet, wire-transfer: bank}");
      often(1, () -> "designates: {subscription: devices, fallback: " + method() + "}");
      often(1, () -> "prefers: {account: fleet, payment-method: " + method() + "}");
      often(2, () -> "switches: {subscription: devices, to: " + method() + "}");
      often(1, () -> "opens: {subscription: more, account: fleet, paid-by: " + method() + "}");
      often(1, () -> "deploys: {deployment: sensors, subscription: more}");
    }

    String written() {
      var steps = new ArrayList<String>();
      steps.add("registers: {account: fleet}");
      steps.add("adds-wire-transfer: {account: fleet, wire-transfer: bank}");
      steps.add("buys: {buyer: ben}");
      steps.add("links: {account: fleet, buyer: ben, as: aws}");
      steps.add("opens: {subscription: devices, account: fleet, paid-by: aws}");
      steps.add("deploys: {deployment: gateway, subscription: devices}");
      steps.add("deploys: {deployment: lab, subscription: devices, trial: P" + days() + "D}");
      for (var each = 0; each < MANY; each++) {
        steps.add(one(choices).get());
      }
      return "story: By chance\nshows: [D1, D3]\nproduct: "
          + one(List.of("redis", "emqx", "emqx"))
          + "\nsteps:\n  - "
          + String.join("\n  - ", steps)
          + "\n";
    }

    private void often(int times, Supplier<String> choice) {
      for (var each = 0; each < times; each++) {
        choices.add(choice);
      }
    }

    private String notice() {
      var action = one(List.of("subscribe-success", "unsubscribe-pending", "unsubscribe-success"));
      return "aws-sends: {buyer: ben, action: "
          + action
          + ", times: "
          + (1 + chance.nextInt(2))
          + ", ago: "
          + one(List.of("PT1M", "PT3H"))
          + "}";
    }

    private String validity() {
      return one(List.of("PT1H", "P700D"));
    }

    private String method() {
      return one(List.of("aws", "bank", "visa"));
    }

    private int days() {
      return 2 + chance.nextInt(12);
    }

    private <T> T one(List<T> of) {
      return of.get(chance.nextInt(of.size()));
    }
  }
}
