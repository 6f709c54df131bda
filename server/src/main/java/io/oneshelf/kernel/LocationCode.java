package io.oneshelf.kernel;

/** Names a store, warehouse, pre-warehouse, regional warehouse or pickup point; of the form {@link Code#FORM}. */
public record LocationCode(String value) implements Comparable<LocationCode> {

    public LocationCode {
        Code.check(value);
    }

    @Override
    public int compareTo(LocationCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
