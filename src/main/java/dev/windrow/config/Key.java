package dev.windrow.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key of the job file means, what it is when left out, and which values it takes. The same annotation serves the
 * reader (defaults), the checks (ranges) and the messages (meaning).
 *
 * <p>A key is the record component's name in kebab case: {@code batchSize} is {@code batch-size}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** The meaning, with its unit, as it stands in a message: "sequences a step on each worker". */
    String meaning();

    /** The value when the key is left out, as it would be written in YAML; {@link #REQUIRED} when it may not be. */
    String otherwise() default REQUIRED;

    /** A key of the same section and its value with which this one may be left out: {@code format: generate}. */
    String unless() default "";

    /** The smallest number allowed. */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double atMost() default Double.POSITIVE_INFINITY;

    /** A value to try, named in the message when the one given is refused; empty for the default. */
    String example() default "";

    /** Marks a key that has no default. */
    String REQUIRED = "<required>";

    /** Marks a key that may be absent: the component is then an empty string, an empty list or {@code null}. */
    String ABSENT = "<absent>";
}
