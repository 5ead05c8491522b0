package io.gracekeeper.local.story;

import io.gracekeeper.events.ProductId;
import io.gracekeeper.local.story.Story.Sentence;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a story and takes nothing that it does not understand. */
final class StoryReader {

  private static final List<String> HEADINGS = List.of("story", "shows", "product", "steps");
  private static final String REFUSED = "refused";

  private StoryReader() {}

  /**
   * Reads a story.
   *
   * @throws StoryMistake naming the line of the first mistake
   */
  static Story read(String file, Reader text) {
    var story = Section.of(file, root(file, text), "a story");
    for (var name : story.names()) {
      if (!HEADINGS.contains(name)) {
        throw story.mistake(
            name, "a story has no '" + name + "'. It has: " + String.join(", ", HEADINGS));
      }
    }
    return new Story(
        file,
        story.text("story"),
        rules(story),
        new ProductId(story.text("product")),
        story.sections("steps").stream().map(StoryReader::sentence).toList());
  }

  private static org.yaml.snakeyaml.nodes.Node root(String file, Reader text) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(text);
      if (root == null) {
        throw new IllegalArgumentException(file + " is empty.");
      }
      return root;
    } catch (MarkedYAMLException noYaml) {
      throw new StoryMistake(file, noYaml.getProblemMark(), noYaml.getProblem());
    }
  }

  private static List<String> rules(Section story) {
    var rules = story.texts("shows");
    for (var rule : rules) {
      if (!rule.matches("[A-EP]\\d{1,2}")) {
        throw story.mistake("shows", "'" + rule + "' is no number of a rule, like A20");
      }
    }
    return rules;
  }

  private static Sentence sentence(Section step) {
    var words = step.names().stream().filter(name -> !name.equals(REFUSED)).toList();
    if (words.size() != 1) {
      throw step.mistake(
          "a step is one word with its arguments, not "
              + (words.isEmpty() ? "none" : String.join(" and ", words)));
    }
    var word = words.getFirst();
    if (!Vocabulary.knows(word)) {
      throw step.mistake("there is no word '" + word + "'. The words are: " + Vocabulary.words());
    }
    var arguments = step.section(word);
    return new Sentence(
        step.line(),
        word + " " + said(arguments),
        Vocabulary.step(word, arguments),
        step.textIfAny(REFUSED));
  }

  private static String said(Section arguments) {
    Set<String> names = arguments.names();
    return names.stream().map(name -> name + ": " + arguments.text(name)).toList().toString();
  }
}
