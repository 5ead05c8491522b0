package io.gracekeeper.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says where a body cannot be read, in the caller's names; Jackson's own words name our classes.
 */
final class Unreadable {

  private Unreadable() {}

  static Problem problem(JacksonException unreadable) {
    return Problem.of(Code.INVALID_REQUEST, detail(unreadable));
  }

  private static String detail(JacksonException unreadable) {
    if (!(unreadable instanceof JsonMappingException mapping)) {
      var at = unreadable.getLocation();
      return at == null
          ? "The body is no JSON."
          : "The body is no JSON from line %d, column %d on."
              .formatted(at.getLineNr(), at.getColumnNr());
    }
    var field =
        mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return (field.isEmpty() ? "The body" : "'" + field + "'") + " " + wrong(mapping) + ".";
  }

  private static String wrong(JsonMappingException mapping) {
    if (mapping instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && mismatch.getTargetType().isEnum()) {
      return "must be one of "
          + Arrays.stream(mismatch.getTargetType().getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    return "is not of its form";
  }
}
