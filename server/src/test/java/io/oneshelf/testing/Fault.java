package io.oneshelf.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a test that makes something go wrong on purpose, and is a row of the table of faults in {@code docs/promises.md},
 * which is written from these and compared with them whenever the tests run.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fault {

    /** What goes wrong. */
    String value();

    /** What the server answers, and what becomes of the books. */
    String answer();

    /** What the caller has to do. */
    String caller();
}
