package io.oneshelf.launcher.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the wall clock of a place into instants. Twice a year that needs a rule: an hour that came twice in autumn is taken
 * as its first coming (still summer time), and a time in the hour that was skipped in spring is moved on by the hour that
 * was skipped, as a clock that nobody had put forward would show it.
 */
final class LocalTimes {

    private final ZoneId zone;
    private final DateTimeFormatter form;
    private final Map<String, Instant> known = new HashMap<>();

    LocalTimes(ZoneId zone, String pattern) {
        this.zone = zone;
        this.form = DateTimeFormatter.ofPattern(pattern);
    }

    /** @throws DateTimeException when the text is not of the form */
    Instant parse(String text) {
        Instant seen = known.get(text);
        if (seen == null) {
            seen = instant(LocalDateTime.parse(text, form));
            known.put(text, seen);
        }
        return seen;
    }

    private Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        return local.toInstant(gap.getOffsetBefore());
    }
}
