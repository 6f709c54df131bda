package io.oneshelf.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names an order; chosen by who places it, of the form {@link Code#FORM}. */
public record OrderId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
