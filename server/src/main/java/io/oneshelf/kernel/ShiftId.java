package io.oneshelf.kernel;

/** Names a shift; chosen by its till, of the form {@link Code#FORM}. */
public record ShiftId(String value) implements Comparable<ShiftId> {

    public ShiftId {
        Code.check(value);
    }

    @Override
    public int compareTo(ShiftId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
