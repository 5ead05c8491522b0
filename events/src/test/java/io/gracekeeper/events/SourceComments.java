package io.gracekeeper.events;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * What the contract's sources say of its types, components and constants, so that the public
 * document says it in the same words. Names are as in "BillingEvent.CoverageLost".
 */
final class SourceComments {

  private static final Path SOURCES = Path.of("src/main/java/io/gracekeeper/events");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> parts = new HashMap<>();

  static SourceComments read() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        var sources = Files.list(SOURCES)) {
      var units = files.getJavaFileObjectsFromPaths(sources.toList());
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
      var comments = new SourceComments();
      for (var unit : task.parse()) {
        comments.new Reader(DocTrees.instance(task)).scan(unit, null);
      }
      return comments;
    }
  }

  /** What is said of a type. */
  Optional<String> of(Class<?> type) {
    return Optional.ofNullable(types.get(name(type)));
  }

  /** What is said of a record's component or an enum's constant. */
  Optional<String> of(Class<?> type, String part) {
    return Optional.ofNullable(parts.get(name(type) + "." + part));
  }

  /** The name of a type as its readers know it: with the types around it, without the package. */
  static String name(Class<?> type) {
    return type.getCanonicalName().replace(SourceComments.class.getPackageName() + ".", "");
  }

  private final class Reader extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final Deque<String> within = new ArrayDeque<>();

    private Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      within.addLast(type.getSimpleName().toString());
      comment().ifPresent(this::keep);
      super.visitClass(type, null);
      within.removeLast();
      return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      comment()
          .ifPresent(
              said -> parts.put(here() + "." + variable.getName(), text(said.getFullBody())));
      return super.visitVariable(variable, null);
    }

    private void keep(DocCommentTree said) {
      types.put(here(), text(said.getFullBody()));
      for (var tag : said.getBlockTags()) {
        if (tag instanceof ParamTree param) {
          parts.put(here() + "." + param.getName(), text(param.getDescription()));
        }
      }
    }

    private Optional<DocCommentTree> comment() {
      return Optional.ofNullable(trees.getDocCommentTree(getCurrentPath()));
    }

    private String here() {
      return String.join(".", within);
    }
  }

  private static String text(List<? extends DocTree> comment) {
    return comment.stream()
        .map(SourceComments::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree part) {
    return switch (part) {
      case TextTree plain -> plain.getBody();
      case LiteralTree literal -> literal.getBody().getBody();
      case LinkTree link when link.getLabel().isEmpty() -> link.getReference().getSignature();
      case LinkTree link -> text(link.getLabel());
      default -> throw new IllegalStateException("No plain text can be made of " + part + ".");
    };
  }
}
