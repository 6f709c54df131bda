package io.oneshelf.access;

import io.oneshelf.kernel.Code;

/** Names a person of the staff; recorded as who did what, so never a person's name. Of the form {@link Code#FORM}. */
public record StaffId(String value) {

    public StaffId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
