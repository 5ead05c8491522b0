package io.gracekeeper.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last lines of a process's log, for whoever has to be told why it did not start. */
public final class LogEnd {

  private static final int LINES = 30;

  private LogEnd() {}

  public static StartFailure failure(Part part, String what, Path log) {
    return new StartFailure(part.label() + " " + what + ". The end of its log:\n" + of(log));
  }

  private static String of(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES))
          .map(line -> "  | " + line)
          .collect(Collectors.joining("\n"));
    } catch (IOException unreadable) {
      return "  | " + log + " cannot be read: " + unreadable;
    }
  }
}
