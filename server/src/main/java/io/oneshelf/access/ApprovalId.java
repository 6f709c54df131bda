package io.oneshelf.access;

import io.oneshelf.kernel.Code;

/** Names an approval; chosen by the till for what it asks, so that asking again is harmless. Of the form {@link Code#FORM}. */
public record ApprovalId(String value) {

    public ApprovalId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
