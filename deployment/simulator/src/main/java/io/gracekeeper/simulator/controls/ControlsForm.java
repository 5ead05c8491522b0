package io.gracekeeper.simulator.controls;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.apis.Api;
import io.gracekeeper.simulator.apis.ApiFaults;
import io.gracekeeper.simulator.dials.Dials;
import io.gracekeeper.simulator.ways.Way;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a browser posts; an empty field is a dial that is off. */
record ControlsForm(MultivaluedMap<String, String> fields) {

  private static final double PERCENT = 100;

  Dials dials() {
    var late = number("delay");
    var share = number("loseShare");
    return new Dials(
        whole("copies"),
        whole("reorder"),
        late == null ? null : Duration.ofMinutes(late),
        whole("loseNext"),
        share == null ? null : share / PERCENT,
        fields.containsKey("outage"),
        number("seed"));
  }

  ApiFaults.Dials faults() {
    var faults = new EnumMap<Api, ApiFaults.Fault>(Api.class);
    for (var api : Api.values()) {
      var kind = text("fault-" + api);
      if (!kind.isEmpty()) {
        var calls = whole("calls-" + api);
        faults.put(api, new ApiFaults.Fault(ApiFaults.Kind.valueOf(kind), calls, null));
      }
    }
    return new ApiFaults.Dials(faults, fields.containsKey("emptyPages"));
  }

  Set<Way> ways() {
    return fields.getOrDefault("way", List.of()).stream()
        .map(Way::valueOf)
        .collect(Collectors.toSet());
  }

  String text(String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
  }

  private @Nullable Integer whole(String name) {
    var number = number(name);
    return number == null ? null : Math.toIntExact(number);
  }

  private @Nullable Long number(String name) {
    var text = text(name);
    if (!text.matches("-?\\d{0,18}")) {
      throw Refusal.invalid("'%s' of '%s' is no number.".formatted(text, name));
    }
    return text.isEmpty() ? null : Long.valueOf(text);
  }
}
