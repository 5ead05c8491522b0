package io.gracekeeper.local.story;

import io.gracekeeper.local.story.Deed.Turns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Turns the twin's dials before something happens. What is told of legacy pay-as-you-go is never
 * lost, for AWS cannot be asked about it.
 */
final class WeatherByChance {

  private static final String LOSE = "loseShare";

  private final Random chance;
  private final List<Deed> deeds;
  private Map<String, ?> dials = Map.of();
  private boolean anyLegacy;

  WeatherByChance(Random chance, List<Deed> deeds) {
    this.chance = chance;
    this.deeds = deeds;
  }

  /** The notices of each listing go one way, or both. */
  void choosesWays(String legacy, String concurrent) {
    chooses(legacy, "SNS_HTTPS", "SNS_SQS");
    chooses(concurrent, "EVENTBRIDGE_HTTPS", "EVENTBRIDGE_SQS");
  }

  private void chooses(String listing, String one, String other) {
    var ways =
        switch (chance.nextInt(3)) {
          case 0 -> List.of(one);
          case 1 -> List.of(other);
          default -> List.of(one, other);
        };
    deeds.add(new Turns("ways/" + listing, Map.of("ways", ways)));
  }

  /** Before something happens to this. */
  void changesFor(Bought it) {
    anyLegacy |= it.isLegacy();
    turn(dials(!it.isLegacy()));
    if (chance.nextInt(4) == 0) {
      deeds.add(new Turns("dials/apis", apis()));
    }
  }

  /** Before time goes by, which may end what is legacy. */
  void losesNothingLegacy() {
    if (anyLegacy && dials.containsKey(LOSE)) {
      var others = new HashMap<String, Object>(dials);
      others.remove(LOSE);
      turn(others);
    }
  }

  private void turn(Map<String, ?> to) {
    dials = to;
    deeds.add(new Turns("dials", to));
  }

  private Map<String, ?> dials(boolean mayLose) {
    var dials = new HashMap<String, Object>();
    dials.put("seed", chance.nextInt(1000));
    switch (chance.nextInt(4)) {
      case 0 -> dials.put("copies", 2);
      case 1 -> dials.put("reorder", 2 + chance.nextInt(3));
      case 2 -> dials.put("delay", List.of("PT10M", "PT3H", "P1D").get(chance.nextInt(3)));
      default -> {} // As they come.
    }
    if (mayLose && chance.nextInt(3) > 0) {
      dials.put(LOSE, chance.nextBoolean() ? 1.0 : 0.5);
    }
    return dials;
  }

  private Map<String, ?> apis() {
    var kind = chance.nextBoolean() ? "THROTTLED" : "FAILING";
    var api = chance.nextBoolean() ? "AGREEMENT" : "ENTITLEMENT";
    var fault = Map.of("kind", kind, "calls", 1 + chance.nextInt(4));
    return Map.of("emptyPages", chance.nextBoolean(), "faults", Map.of(api, fault));
  }
}
