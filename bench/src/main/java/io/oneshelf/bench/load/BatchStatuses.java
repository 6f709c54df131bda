package io.oneshelf.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Reads the statuses of a batch's elements without reading JSON: the digits behind every {@code "status":}. A problem has its
 * own inside, so an element that was refused is told twice; who expects none sees that there is one.
 */
public final class BatchStatuses {

    private static final byte[] KEY = "\"status\":".getBytes(StandardCharsets.US_ASCII);

    private BatchStatuses() {}

    public static void read(byte[] body, int length, IntConsumer each) {
        for (int at = 0; at < length - KEY.length; at++) {
            if (body[at] == '"' && isKey(body, at)) {
                int status = 0;
                at += KEY.length;
                for (; at < length && body[at] >= '0' && body[at] <= '9'; at++) {
                    status = status * 10 + body[at] - '0';
                }
                each.accept(status);
            }
        }
    }

    private static boolean isKey(byte[] body, int at) {
        for (int i = 1; i < KEY.length; i++) {
            if (body[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }
}
