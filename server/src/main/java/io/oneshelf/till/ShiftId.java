package io.oneshelf.till;

import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names a shift; chosen by its till, of the form {@link Code#FORM}. */
public record ShiftId(@JsonValue String value) {

    public ShiftId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
