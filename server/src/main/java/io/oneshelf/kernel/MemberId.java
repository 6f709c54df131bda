package io.oneshelf.kernel;

/** Names a member; of the form {@link Code#FORM}. */
public record MemberId(String value) implements Comparable<MemberId> {

    public MemberId {
        Code.check(value);
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
