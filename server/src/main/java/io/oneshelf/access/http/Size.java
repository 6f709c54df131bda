package io.oneshelf.access.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many characters a text, elements a list or entries a map may have. Without it a text that is read has 1 to 4,000
 * characters, a list 1 to 10,000 elements and a map 0 to 1,000 entries; what is answered is then not limited.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Size {
    int min() default 0;

    int max();
}
