package io.gracekeeper.local.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Named values of a YAML file, which know where they stand. */
final class Section {

  private final String file;
  private final Node at;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Section(String file, MappingNode node) {
    this.file = file;
    this.at = node;
    for (var each : node.getValue()) {
      var name = scalar(each.getKeyNode(), "a name");
      if (values.put(name, each.getValueNode()) != null) {
        throw mistake(each.getKeyNode(), "'" + name + "' is said twice");
      }
    }
  }

  static Section of(String file, Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return new Section(file, mapping);
    }
    throw new StoryMistake(file, node.getStartMark(), what + " is made of names and values");
  }

  Set<String> names() {
    return values.keySet();
  }

  int line() {
    return at.getStartMark().getLine() + 1;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return scalar(value(name), "'" + name + "'");
  }

  @Nullable String textIfAny(String name) {
    return has(name) ? text(name) : null;
  }

  Section section(String name) {
    return of(file, value(name), "'" + name + "'");
  }

  List<Section> sections(String name) {
    return elements(name).stream().map(node -> of(file, node, "each of '" + name + "'")).toList();
  }

  List<String> texts(String name) {
    return elements(name).stream().map(node -> scalar(node, "each of '" + name + "'")).toList();
  }

  /** A mistake in one of the values. */
  StoryMistake mistake(String name, String mistake) {
    var node = values.get(name);
    return mistake(node == null ? at : node, mistake);
  }

  /** A mistake in all of it. */
  StoryMistake mistake(String mistake) {
    return mistake(at, mistake);
  }

  private StoryMistake mistake(Node node, String mistake) {
    return new StoryMistake(file, node.getStartMark(), mistake);
  }

  private Node value(String name) {
    var node = values.get(name);
    if (node == null) {
      throw mistake("'" + name + ":' is missing");
    }
    return node;
  }

  private List<Node> elements(String name) {
    if (value(name) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw mistake(name, "'" + name + "' is a list");
  }

  private String scalar(Node node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw mistake(node, what + " is one word or sentence, and not blank");
  }
}
