package io.oneshelf.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names a basket; chosen by who keeps it, of the form {@link Code#FORM}. */
public record BasketId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BasketId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
