package io.oneshelf.connect;

import io.oneshelf.access.http.RawJson;
import io.oneshelf.access.http.Says;
import io.oneshelf.journal.StoredEvent;
import java.time.Instant;

/**
 * An event as CloudEvents 1.0 puts it. The id is unique and stays the same however often the event is delivered;
 * {@code position} is its place in the order of commits.
 */
public record CloudEvent(
        @Says("Always 1.0") String specversion,

        @Says("The home and the position in it; the same at every delivery")
        String id,

        @Says("Which Oneshelf") String source,

        @Says("What happened, such as io.oneshelf.stock.reserved")
        String type,

        @Says("The document it happened to: its kind and id")
        String subject,

        @Says("When it was recorded") Instant time,
        @Says("Always application/json") String datacontenttype,

        @Says("Its place in the order of commits, from 1, without gaps")
        long position,

        @Says("The document's version after it; 0 when the document itself was not written")
        long documentversion,

        @Says("The event's own fields, see docs/reference/events.md; never personal data")
        RawJson data) {

    /** The one home of this installation. */
    private static final String CENTRE = "centre";

    static CloudEvent of(StoredEvent event) {
        return new CloudEvent(
                "1.0",
                CENTRE + "-" + event.position(),
                "/oneshelf/" + CENTRE,
                "io.oneshelf." + event.type(),
                event.kind() + "/" + event.document(),
                event.recordedAt(),
                "application/json",
                event.position(),
                event.version(),
                new RawJson(event.data()));
    }
}
