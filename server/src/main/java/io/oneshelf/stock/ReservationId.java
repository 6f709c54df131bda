package io.oneshelf.stock;

import io.oneshelf.kernel.Code;

/** Names a reservation; chosen by who makes it, of the form {@link Code#FORM}. */
public record ReservationId(String value) {

    public ReservationId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
