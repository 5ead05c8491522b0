package io.gracekeeper.local.story;

import org.yaml.snakeyaml.error.Mark;

/** A story is not written as a story is; the message begins with file and line. */
public final class StoryMistake extends RuntimeException {

  StoryMistake(String file, Mark mark, String mistake) {
    super(file + ":" + (mark.getLine() + 1) + ": " + mistake + ".");
  }
}
