package io.oneshelf.connect.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.connect.CloudEvent;
import io.oneshelf.connect.EventFeed;
import io.oneshelf.journal.Changes;
import io.oneshelf.kernel.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events}: what happened, in commit order; a reader keeps the cursor it was given and asks on from there. */
public final class EventFeedEndpoints {

    private static final Parameter<Optional<String>> AFTER = Parameter.query(
            "after",
            "The cursor of the page before; without it the feed begins at the start",
            TextForm.of("must be a cursor of this feed", EventFeedEndpoints::cursor));

    private static final Parameter<Long> WAIT = Parameter.query(
            "wait", "For how many seconds at most to wait when there is no news yet", TextForm.number(0, 25), 0L);

    private final EventFeed feed;
    private final Changes changes;

    /** @param changes by which is waited for news */
    public EventFeedEndpoints(EventFeed feed, Changes changes) {
        this.feed = feed;
        this.changes = changes;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(Endpoint.get("/v1/events", Allowed.to(Role.INTEGRATION, Role.AUDITOR))
                .says("What happened, in the order of commits, nothing skipped; resumable from any cursor")
                .takes(AFTER, WAIT, Parameter.LIMIT)
                .answers(Page.class)
                .waits(ask -> changes.await(after(ask), Duration.ofSeconds(ask.get(WAIT))))
                .handle(ask -> {
                    long after = after(ask);
                    List<CloudEvent> events =
                            feed.after(after, ask.get(Parameter.LIMIT).intValue());
                    long last = events.isEmpty() ? after : events.getLast().position();
                    return Answer.ok(new Page(events, Cursor.of(last).opaque()));
                }));
    }

    private static long after(Ask<Void> ask) {
        return ask.get(AFTER).map(Long::parseLong).orElse(0L);
    }

    static Optional<String> cursor(String opaque) {
        return Cursor.read(opaque)
                .flatMap(cursor -> cursor.text(0))
                .filter(position -> position.matches("[0-9]{1,18}"));
    }

    record Page(
            @Says("The events") List<CloudEvent> events,

            @Says("Where to go on: the value for after; the same again when there is no news")
            String next) {}
}
