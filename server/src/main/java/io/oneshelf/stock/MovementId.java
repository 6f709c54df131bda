package io.oneshelf.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names a movement; chosen by who records it, of the form {@link Code#FORM}. */
public record MovementId(@JsonValue String value) {

    public MovementId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
