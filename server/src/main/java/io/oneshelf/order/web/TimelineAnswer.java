package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.order.Happening;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.Return;
import io.oneshelf.order.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of an order in the API. */
@Says("What happened to an order, the oldest first, who did it, and by which rules it was made")
record TimelineAnswer(
        OrderId id,
        OrderState state,
        EditionsAnswer editions,
        @Says("The hash of the offer it was placed on") String offer,
        @Says("When the shopper bought") Instant occurredAt,
        @Size(max = 100_000) List<Entry> entries) {

    static TimelineAnswer of(Stored<Order> stored, List<Stored<Return>> returns, Caller caller) {
        Order order = stored.body();
        List<Stored<Return>> left = new ArrayList<>(returns);
        List<Entry> entries = new ArrayList<>();
        for (Happening happening : order.history()) {
            Stored<Return> back = happening.what() == Step.RETURNED ? next(left, happening) : null;
            entries.add(Entry.of(happening, back, caller));
        }
        return new TimelineAnswer(
                new OrderId(stored.key().id()),
                order.state(),
                new EditionsAnswer(order.editions().journal()),
                order.offer(),
                order.occurredAt(),
                entries);
    }

    /** The return that this step tells of: it was recorded in the same moment, and each is told of once. */
    private static @Nullable Stored<Return> next(List<Stored<Return>> left, Happening happening) {
        for (Stored<Return> back : left) {
            if (back.recordedAt().equals(happening.at())
                    && happening.why().contains(back.key().id())) {
                left.remove(back);
                return back;
            }
        }
        return null;
    }

    /** One thing that happened. */
    @Says("One thing that happened")
    record Entry(
            Instant at,
            Step what,
            @Nullable String why,

            @Says("The name of the token that did it, or the id of the person; clock when its time was up; to shoppers"
                    + " everybody else is staff")
            String by,

            @Says("What came back, where it was that") @Nullable
            ReturnAnswer back) {

        static Entry of(Happening happening, @Nullable Stored<Return> back, Caller caller) {
            return new Entry(
                    happening.at(),
                    happening.what(),
                    happening.why().isEmpty() ? null : happening.why(),
                    OrderAnswer.by(happening, caller),
                    back == null ? null : ReturnAnswer.of(back, caller));
        }
    }
}
