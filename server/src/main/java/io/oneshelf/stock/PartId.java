package io.oneshelf.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names one part of a reservation that was committed or released by itself; chosen by the caller, of the form {@link Code#FORM}. */
public record PartId(@JsonValue String value) {

    public PartId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
