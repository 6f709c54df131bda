package io.oneshelf.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One HTTP/1.1 answer while it comes in. Of its head the status and the length are read; a length must be given, which our
 * server always does.
 */
final class Answer {

    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RETRY_AFTER = "\r\nretry-after:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] head = new byte[1_024];
    private int headLength;
    private boolean headRead;
    private int status;
    private long bodyLeft;
    private byte[] body = new byte[0];
    private int bodyLength;

    int status() {
        return status;
    }

    /** Its first {@link #bodyLength()} bytes are the body; the rest is of earlier answers. */
    byte[] body() {
        return body;
    }

    int bodyLength() {
        return bodyLength;
    }

    void reset() {
        headLength = 0;
        headRead = false;
        bodyLength = 0;
    }

    /** Takes what has come; true when the answer is whole. */
    boolean take(ByteBuffer in, boolean keepBody) throws IOException {
        if (!headRead && !takeHead(in, keepBody)) {
            return false;
        }
        int here = (int) Math.min(bodyLeft, in.remaining());
        if (keepBody) {
            in.get(body, bodyLength, here);
            bodyLength += here;
        } else {
            in.position(in.position() + here);
        }
        bodyLeft -= here;
        if (bodyLeft == 0 && in.hasRemaining()) {
            throw new IOException("the server sent more than it was asked for");
        }
        return bodyLeft == 0;
    }

    private boolean takeHead(ByteBuffer in, boolean keepBody) throws IOException {
        while (in.hasRemaining()) {
            if (headLength == head.length) {
                head = Arrays.copyOf(head, head.length * 2);
            }
            byte next = in.get();
            head[headLength++] = next;
            if (next == '\n' && headLength > 3 && head[headLength - 2] == '\r' && head[headLength - 3] == '\n') {
                status = number(STATUS_AT);
                bodyLeft = number(lengthAt());
                if (keepBody && body.length < bodyLeft) {
                    body = new byte[Math.toIntExact(bodyLeft)];
                }
                headRead = true;
                return true;
            }
        }
        return false;
    }

    private int lengthAt() throws IOException {
        for (int at = STATUS_AT; at < headLength - LENGTH.length; at++) {
            if (head[at] == '\r' && isAt(at, LENGTH)) {
                int value = at + LENGTH.length;
                while (head[value] == ' ') {
                    value++;
                }
                return value;
            }
        }
        throw new IOException(
                "an answer without Content-Length: " + new String(head, 0, headLength, StandardCharsets.ISO_8859_1));
    }

    /** Whether it says when to come again. */
    boolean saysRetryAfter() {
        for (int at = STATUS_AT; at < headLength - RETRY_AFTER.length; at++) {
            if (head[at] == '\r' && isAt(at, RETRY_AFTER)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int at, byte[] header) {
        for (int i = 0; i < header.length; i++) {
            byte letter = head[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != header[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int number = 0;
        for (int i = at; head[i] >= '0' && head[i] <= '9'; i++) {
            number = number * 10 + head[i] - '0';
        }
        return number;
    }
}
