package io.oneshelf.journal;

import java.time.Instant;

/**
 * An event in the feed.
 *
 * @param position its place in the order of commits of its home, from 1, without gaps
 * @param type such as {@code stock.reserved}
 * @param kind the kind of the document it happened to
 * @param document that document's id
 * @param version that document's version after it, 0 when the document was not written
 * @param recordedAt when
 * @param data the event's own fields as JSON
 */
public record StoredEvent(
        long position, String type, String kind, String document, long version, Instant recordedAt, String data) {}
