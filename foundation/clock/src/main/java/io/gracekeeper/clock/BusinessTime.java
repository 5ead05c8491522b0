package io.gracekeeper.clock;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The clock of deadlines and trials; a sandbox can move it forward. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface BusinessTime {

  /** For whoever looks the clock up. */
  @SuppressWarnings("BadAnnotationImplementation") // CDI's own way to name a qualifier.
  final class Literal extends AnnotationLiteral<BusinessTime> implements BusinessTime {
    public static final Literal INSTANCE = new Literal();
    private static final long serialVersionUID = 1;

    private Literal() {}
  }
}
