package io.gracekeeper.benchmarks.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** SQL from a file of this module. */
public final class Script {

  private Script() {}

  /**
   * The text of a script.
   *
   * @param values what stands for each {@code :name} in it
   */
  public static String of(String file, Map<String, ?> values) throws IOException {
    try (var script = Script.class.getResourceAsStream("/" + file)) {
      if (script == null) {
        throw new IllegalStateException("There is no " + file + ".");
      }
      var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (var value : values.entrySet()) {
        text = text.replace(":" + value.getKey(), String.valueOf(value.getValue()));
      }
      return text;
    }
  }
}
