package io.oneshelf.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;
import java.util.regex.Pattern;

/** Names an order; chosen by who places it, of the form {@link Code#FORM}. */
public record OrderId(@JsonValue String value) {

    /** A UUID of version 4 or 7 has at least 74 bits that nobody but its maker knows. */
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Code.check(value);
    }

    /** True when nobody can guess it, so that to know it is to have been given it. */
    boolean isSecret() {
        return RANDOM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
