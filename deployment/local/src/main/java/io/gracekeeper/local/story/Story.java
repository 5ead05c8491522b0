package io.gracekeeper.local.story;

import io.gracekeeper.events.ProductId;
import io.gracekeeper.local.word.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that was read from its file and can be played.
 *
 * @param file its file's name
 * @param shows the numbers of the rules that it shows
 */
public record Story(
    String file, String title, List<String> shows, ProductId product, List<Sentence> sentences) {

  /**
   * A step where it stands in the file.
   *
   * @param refused the code with which it must be refused; null if it must not be
   */
  record Sentence(int line, String text, Step step, @Nullable String refused) {}

  /** How much business time goes by in it, at most. */
  public Duration takes() {
    return sentences.stream().map(it -> it.step().takes()).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Reads one of the stories that come with the product.
   *
   * @throws StoryMistake if it is not written as a story is
   */
  public static Story named(String name) {
    var file = name + ".yaml";
    try (var in = Story.class.getResourceAsStream("/stories/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no story " + name + ".");
      }
      return StoryReader.read(file, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
