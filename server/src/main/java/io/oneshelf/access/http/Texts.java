package io.oneshelf.access.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What texts may be. */
final class Texts {

    /** The first and the last instant that a four-digit year can name. */
    private static final Instant FIRST = LocalDateTime.of(0, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    private static final Instant LAST =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999).toInstant(ZoneOffset.UTC);

    private Texts() {}

    /** False for text that is not Unicode (half a surrogate pair) or holds U+0000, which PostgreSQL cannot keep. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * Reads RFC 3339: date, T, time with seconds, offset. Rounded down to microseconds, which is what the database keeps, so
     * that a retry compares equal.
     */
    static Optional<Instant> instant(String text) {
        if (text.length() < 20 || text.length() > 40 || !isRfc3339(text)) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(text.replace('t', 'T').replace('z', 'Z'))
                    .toInstant();
            Instant kept = instant.minusNanos(instant.getNano() % 1_000);
            return kept.isBefore(FIRST) || kept.isAfter(LAST) ? Optional.empty() : Optional.of(kept);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Java reads more than RFC 3339 allows: offsets with seconds or without minutes, signed years, times without seconds. */
    private static boolean isRfc3339(String text) {
        if (text.charAt(4) != '-' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        if (last == 'Z' || last == 'z') {
            return true;
        }
        int sign = text.length() - 6;
        return (text.charAt(sign) == '+' || text.charAt(sign) == '-') && text.charAt(sign + 3) == ':' && sign >= 19;
    }
}
