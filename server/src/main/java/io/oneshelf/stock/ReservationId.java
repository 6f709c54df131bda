package io.oneshelf.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names a reservation; chosen by who makes it, of the form {@link Code#FORM}. */
public record ReservationId(@JsonValue String value) {

    public ReservationId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
