package io.oneshelf.connect.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.connect.GoodsFeed;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/changes}: which goods and prices changed, for whoever keeps a copy of them. */
public final class GoodsFeedEndpoints {

    private static final Parameter<Optional<String>> AFTER = Parameter.query(
            "after",
            "The next of the answer before; without it nothing is named, and next is where the journal stands",
            TextForm.of("must be a cursor of this feed", EventFeedEndpoints::cursor));

    private static final int NAMED_MAX = 10_000;

    private final GoodsFeed feed;

    public GoodsFeedEndpoints(GoodsFeed feed) {
        this.feed = feed;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(Endpoint.get("/v1/changes", Allowed.SIGNED_IN)
                .says("Which products and prices changed after a place in the journal, for who keeps a copy of them."
                        + " Ask without after first, read all goods, then go on from next")
                .takes(AFTER)
                .answers(ChangesAnswer.class)
                .handle(ask -> Answer.ok(ask.get(AFTER)
                        .map(Long::parseLong)
                        .map(feed::after)
                        .map(changed -> new ChangesAnswer(
                                changed.products(), changed.priced(), opaque(changed.position()), changed.more()))
                        .orElseGet(() -> new ChangesAnswer(List.of(), List.of(), opaque(feed.position()), false)))));
    }

    private static String opaque(long position) {
        return Cursor.of(position).opaque();
    }

    record ChangesAnswer(
            @Says("Ids of products that were made or changed") @Size(max = NAMED_MAX)
            List<String> products,

            @Says("SKUs whose prices changed") @Size(max = NAMED_MAX)
            List<String> priced,

            @Says("Where to go on; the same again when there is no news")
            String next,

            @Says("True when there is more to read at once") boolean more) {}
}
