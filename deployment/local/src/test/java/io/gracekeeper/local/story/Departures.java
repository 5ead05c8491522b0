package io.gracekeeper.local.story;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A story that chance writes, of several customers: each asks what leaving would mean, cancels, and
 * must find what it was told. In the end all come back, so that nothing is left to wait for.
 */
public record Departures(long seed, String text) {

  /** How many customers cancel in one story. */
  public static final int CUSTOMERS = 5;

  /** The story of a seed. */
  public static Departures of(long seed) {
    var chance = new Random(seed);
    var product = chance.nextBoolean() ? "redis" : "emqx";
    var customers =
        IntStream.range(0, CUSTOMERS).mapToObj(number -> new Customer(number, chance)).toList();
    var steps = new ArrayList<String>();
    customers.forEach(customer -> steps.addAll(customer.settlesIn()));
    customers.forEach(customer -> steps.addAll(customer.leaves()));
    // Every trial has ended then, and no grace has.
    steps.add("moves: {by: P2D}");
    customers.forEach(customer -> steps.addAll(customer.finds()));
    return new Departures(
        seed,
        "story: By chance\nshows: [B8]\nproduct: %s\nsteps:\n  - %s\n"
            .formatted(product, String.join("\n  - ", steps)));
  }

  /** What is to be done, step by step. */
  public Story story() {
    return StoryReader.read("departures-" + seed + ".yaml", new StringReader(text));
  }

  private record Customer(int number, Random chance) {

    List<String> settlesIn() {
      var steps = new ArrayList<String>();
      steps.add("registers: {account: acme-#}");
      steps.add("buys: {buyer: ada-#}");
      steps.add("links: {account: acme-#, buyer: ada-#, as: aws-#}");
      var methods = new ArrayList<String>();
      if (chance.nextBoolean()) {
        steps.add("adds-wire-transfer: {account: acme-#, wire-transfer: bank-#}");
        methods.add("bank-#");
        if (chance.nextInt(3) > 0) {
          steps.add("approves: {account: acme-#, wire-transfer: bank-#}");
        }
      }
      if (chance.nextBoolean()) {
        steps.add("adds-card: {account: acme-#, card: visa-#, valid-for: P700D}");
        methods.add("visa-#");
      }
      if (!methods.isEmpty() && chance.nextInt(3) == 0) {
        steps.add("prefers: {account: acme-#, payment-method: " + one(methods) + "}");
      }
      for (var each = 0; each < 1 + chance.nextInt(2); each++) {
        steps.addAll(subscribes("sub-#-" + each, "dep-#-" + each, methods));
      }
      return numbered(steps);
    }

    private List<String> subscribes(String subscription, String deployment, List<String> methods) {
      var steps = new ArrayList<String>();
      var payer = methods.contains("visa-#") && chance.nextInt(4) == 0 ? "visa-#" : "aws-#";
      var trial = chance.nextInt(3) == 0 ? ", trial: P1D" : "";
      steps.add(
          "opens: {subscription: " + subscription + ", account: acme-#, paid-by: " + payer + "}");
      steps.add(
          "deploys: {deployment: " + deployment + ", subscription: " + subscription + trial + "}");
      if (!methods.isEmpty() && chance.nextBoolean()) {
        steps.add(
            "designates: {subscription: " + subscription + ", fallback: " + one(methods) + "}");
      }
      return steps;
    }

    List<String> leaves() {
      return numbered(
          List.of(
              "asks-what-leaving-means: {account: acme-#}",
              "cancels: {buyer: ada-#, immediately: true}"));
    }

    List<String> finds() {
      return numbered(
          List.of("expect-what-was-said: {account: acme-#}", "subscribes-again: {buyer: ada-#}"));
    }

    private List<String> numbered(List<String> steps) {
      return steps.stream().map(step -> step.replace("#", String.valueOf(number))).toList();
    }

    private String one(List<String> of) {
      return of.get(chance.nextInt(of.size()));
    }
  }
}
