package io.oneshelf.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.Code;

/** Names a return; chosen by who takes the goods back, one sequence for those with and without receipt, of the form {@link Code#FORM}. */
public record ReturnId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReturnId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
