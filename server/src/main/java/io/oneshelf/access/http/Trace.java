package io.oneshelf.access.http;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context: the trace id of the request when it sent a well-formed one, else a new one; the span id is always ours.
 */
record Trace(String traceId, String spanId, String flags) {

    private static final Pattern HEADER =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    static Trace of(@Nullable String header, RandomGenerator random) {
        String span = HexFormat.of().toHexDigits(random.nextLong() | 1);
        if (header != null && header.length() <= 512) {
            Matcher parts = HEADER.matcher(header);
            if (parts.matches()
                    && !parts.group(1).equals("ff")
                    && !(parts.group(1).equals("00") && parts.group(5) != null)
                    && !parts.group(2).equals(NO_TRACE)
                    && !parts.group(3).equals(NO_SPAN)) {
                return new Trace(parts.group(2), span, parts.group(4));
            }
        }
        HexFormat hex = HexFormat.of();
        return new Trace(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1), span, "01");
    }

    String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
