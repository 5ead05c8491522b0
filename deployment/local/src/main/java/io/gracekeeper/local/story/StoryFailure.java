package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.story.Story.Sentence;
import io.gracekeeper.local.timeline.Line;
import java.util.List;
import java.util.stream.Collectors;

/** A step of a story failed: what was expected, what is, and the timeline so far. */
public final class StoryFailure extends RuntimeException {

  StoryFailure(Story story, Sentence sentence, RuntimeException why, List<Line> timeline) {
    super(
        "%s:%d: %s%n%s%nThe timeline so far:%n%s"
            .formatted(
                story.file(),
                sentence.line(),
                sentence.text(),
                why instanceof Unmet ? why.getMessage() : why.toString(),
                timeline.stream().map(line -> "  " + line).collect(Collectors.joining("\n"))),
        why);
  }
}
