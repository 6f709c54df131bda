package io.oneshelf.connect;

import io.oneshelf.journal.Reader;
import java.util.List;

/** The journal as others read it: every event once, in the order of commits, from any position on. */
public final class EventFeed {

    private final Reader reader;

    public EventFeed(Reader reader) {
        this.reader = reader;
    }

    /**
     * @param after the position to go on after, 0 from the start
     * @param limit at most so many, 1 to 500
     */
    public List<CloudEvent> after(long after, int limit) {
        return reader.events(after, limit).stream().map(CloudEvent::of).toList();
    }
}
