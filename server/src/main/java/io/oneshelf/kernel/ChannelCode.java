package io.oneshelf.kernel;

/** Names a channel of sale, such as web or till; of the form {@link Code#FORM}. */
public record ChannelCode(String value) implements Comparable<ChannelCode> {

    public ChannelCode {
        Code.check(value);
    }

    @Override
    public int compareTo(ChannelCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
