package io.oneshelf.stock;

import io.oneshelf.kernel.Code;

/** Names one part of a reservation that was committed or released by itself; chosen by the caller, of the form {@link Code#FORM}. */
public record PartId(String value) {

    public PartId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
