package io.oneshelf.bench.load;

import java.nio.charset.StandardCharsets;

/** Ids of one length that have not been used before: a prefix and nine digits. */
public final class Ids {

    private static final int DIGITS = 9;

    private final byte[] id;
    private final int prefix;
    private long next;

    public Ids(String prefix) {
        this.id = (prefix + "0".repeat(DIGITS)).getBytes(StandardCharsets.US_ASCII);
        this.prefix = prefix.length();
    }

    /** The next one; the same array every time. */
    public byte[] next() {
        long rest = ++next;
        for (int at = prefix + DIGITS - 1; at >= prefix; at--) {
            id[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return id;
    }

    public int length() {
        return id.length;
    }
}
