package io.oneshelf.kernel;

/** Names a stock-keeping unit; of the form {@link Code#FORM}. */
public record SkuCode(String value) implements Comparable<SkuCode> {

    public SkuCode {
        Code.check(value);
    }

    @Override
    public int compareTo(SkuCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
