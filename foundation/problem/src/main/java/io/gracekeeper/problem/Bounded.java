package io.gracekeeper.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** A date or an instant between the years 1970 and 9999: beyond, databases and clocks give up. */
@Constraint(validatedBy = Bounded.Calendar.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounded {

  /** Text that can be kept and shown: no control characters, no half characters. */
  String TEXT = "[^\\p{Cc}\\p{Cs}]*";

  String message() default "must lie between the years 1970 and 9999";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the year. */
  final class Calendar implements ConstraintValidator<Bounded, TemporalAccessor> {

    @Override
    public boolean isValid(@Nullable TemporalAccessor date, ConstraintValidatorContext context) {
      if (date == null) {
        return true;
      }
      try {
        var year =
            date instanceof Instant instant
                ? instant.atZone(ZoneOffset.UTC).getYear()
                : date.get(ChronoField.YEAR);
        return year >= 1970 && year <= 9999;
      } catch (DateTimeException beyond) {
        return false;
      }
    }
  }
}
