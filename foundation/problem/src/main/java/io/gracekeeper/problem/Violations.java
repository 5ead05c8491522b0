package io.gracekeeper.problem;

import io.gracekeeper.problem.Problem.Blocker;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Every bound that a request breaks is a blocker of its own, under the field's name. */
final class Violations {

  private Violations() {}

  static Problem problem(Collection<ConstraintViolation<?>> violations) {
    var blockers =
        violations.stream()
            .map(one -> field(one.getPropertyPath()) + " " + one.getMessage() + ".")
            .sorted()
            .map(detail -> Blocker.of(Code.INVALID_REQUEST, detail))
            .toList();
    return Problem.of(Code.INVALID_REQUEST, blockers);
  }

  /** The names that the caller knows: without those of our methods and their parameters. */
  private static String field(Path path) {
    var name =
        StreamSupport.stream(path.spliterator(), false)
            .filter(node -> node.getKind() == ElementKind.PROPERTY)
            .map(Path.Node::toString)
            .collect(Collectors.joining("."));
    return name.isEmpty() ? "The body" : "'" + name + "'";
  }
}
