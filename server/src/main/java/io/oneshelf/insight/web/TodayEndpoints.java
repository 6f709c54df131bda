package io.oneshelf.insight.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.insight.Today;
import io.oneshelf.insight.TodayFigures;
import io.oneshelf.journal.Changes;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/insight/today}: what a board on the wall shows. */
public final class TodayEndpoints {

    private static final Parameter<ZoneId> ZONE = Parameter.query(
            "zone",
            "The zone in which the day begins at midnight, such as Asia/Shanghai",
            TextForm.of("must be the id of a time zone", TodayEndpoints::zone),
            ZoneOffset.UTC);

    private static final Parameter<Long> MINUTES = Parameter.query(
            "minutes", "For how many minutes back sales are told by the minute", TextForm.number(1, 180), 60L);

    private static final Parameter<Optional<Long>> AFTER = Parameter.query(
            "after",
            "The position of the figures before: answered as soon as the journal goes further",
            TextForm.number(0, Long.MAX_VALUE));

    private static final Parameter<Long> WAIT = Parameter.query(
            "wait", "With after, for how many seconds at most to wait for news", TextForm.number(0, 25), 0L);

    private final Today today;
    private final Changes changes;

    /** @param changes by which is waited for news */
    public TodayEndpoints(Today today, Changes changes) {
        this.today = today;
        this.changes = changes;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(Endpoint.get(
                        "/v1/insight/today",
                        Allowed.to(Role.STORE_MANAGER, Role.MERCHANDISER, Role.SERVICE, Role.AUDITOR)
                                .ofOneStore())
                .says(
                        "The figures of the day; a caller of one store gets those of that store. Who asks again with the"
                                + " position of the figures before and some seconds to wait is answered when something has happened")
                .takes(ZONE, MINUTES, AFTER, WAIT)
                .answers(TodayAnswer.class)
                .waits(ask -> ask.get(AFTER)
                        .ifPresent(after -> changes.await(
                                after,
                                today.standFor(
                                        ask.caller().store(), ask.get(ZONE), Duration.ofSeconds(ask.get(WAIT))))))
                .handle(ask -> Answer.ok(TodayAnswer.of(today.figures(
                        ask.caller().store(), ask.get(ZONE), ask.get(MINUTES).intValue())))));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    @Says("The figures of a day; sales are orders that were paid, by when they happened")
    record TodayAnswer(
            Instant at,
            @Says("Up to which position of the journal") long position,

            @Says("True when the journal goes further; ask again")
            boolean behind,

            @Says("The day's midnight") Instant since,
            @Says("Sales since then") List<Sales> day,
            @Says("By the minute") List<Sales> minutes,
            @Says("The last 24 hours, by the hour") List<Sales> hours,

            @Says("Open orders all, those that are over of the day")
            List<Count> orders,

            @Says("Groups that wait to be handed over or sent")
            List<Queue> queues,

            @Says("True when orders and queues say at least")
            boolean more,

            @Says("What was promised beyond what is there, as the ledger has it now")
            Oversold oversold,

            @Says("Shelves with nothing left to promise; looked at every 30 seconds")
            EmptyShelves emptyShelves,

            @Says("Holds that end within five minutes") Holds holds,

            @Says("How often this process refused since it began, by the word of the problem")
            List<Refused> refusals,

            Light audit) {

        static TodayAnswer of(TodayFigures figures) {
            return new TodayAnswer(
                    figures.at(),
                    figures.position(),
                    figures.behind(),
                    figures.since(),
                    sales(figures.day()),
                    sales(figures.minutes()),
                    sales(figures.hours()),
                    figures.orders().byState().entrySet().stream()
                            .map(each -> new Count(each.getKey(), each.getValue()))
                            .sorted(Comparator.comparing(Count::state))
                            .toList(),
                    figures.orders().queues().stream()
                            .map(queue -> new Queue(queue.location(), queue.mode(), queue.groups(), queue.oldest()))
                            .toList(),
                    figures.orders().more(),
                    Oversold.of(figures.oversold()),
                    EmptyShelves.of(figures.emptyShelves()),
                    Holds.of(figures.holds()),
                    figures.refusals().entrySet().stream()
                            .map(each -> new Refused(each.getKey(), each.getValue()))
                            .toList(),
                    new Light(
                            figures.audit().ok(),
                            figures.audit().violations(),
                            figures.audit().position(),
                            figures.audit().lagSeconds()));
        }

        private static List<Sales> sales(List<TodayFigures.Sales> sales) {
            return sales.stream()
                    .map(each -> new Sales(
                            each.from(),
                            each.channel(),
                            each.orders(),
                            new Money(each.total(), Currency.getInstance(each.currency()))))
                    .toList();
        }
    }

    record Sales(
            @Says("When the time begins that is told together")
            Instant from,

            String channel,
            long orders,
            Money total) {}

    record Count(String state, long count) {}

    record Queue(
            String location,
            String mode,
            long groups,
            @Says("When the first of them was bought") Instant oldest) {}

    record Oversold(
            @Says("Units of all shelves together, each in its SKU's own unit")
            long units,

            long shelves,
            @Says("True when the figures say at least") boolean more,
            @Says("Those that lack most, at most 100") List<ShortShelf> first) {
        static Oversold of(TodayFigures.Oversold oversold) {
            return new Oversold(
                    oversold.units(),
                    oversold.shelves(),
                    oversold.more(),
                    oversold.first().stream()
                            .map(each -> new ShortShelf(
                                    each.sku(), each.location(), each.units(), each.onHand(), each.held()))
                            .toList());
        }
    }

    record ShortShelf(String sku, String location, long units, long onHand, long reserved) {}

    record EmptyShelves(
            @Says("When was looked") Instant at,
            long count,
            @Says("True when the count says at least") boolean more,
            @Says("At most 100") List<EmptyShelf> first) {
        static EmptyShelves of(TodayFigures.EmptyShelves shelves) {
            return new EmptyShelves(
                    shelves.at(),
                    shelves.count(),
                    shelves.more(),
                    shelves.first().stream()
                            .map(each -> new EmptyShelf(each.sku(), each.location(), each.onHand(), each.held()))
                            .toList());
        }
    }

    record EmptyShelf(String sku, String location, long onHand, long reserved) {}

    record Holds(
            @Says("Up to 1,000") long count,
            @Says("At most 100") List<Ending> first) {
        static Holds of(TodayFigures.Holds holds) {
            return new Holds(
                    holds.count(),
                    holds.first().stream()
                            .map(each -> new Ending(each.kind(), each.document(), each.until()))
                            .toList());
        }
    }

    record Ending(
            @Says("order.order or stock.reservation") String kind,
            @Says("The order's or reservation's id") String id,
            Instant expiresAt) {}

    record Refused(String word, long count) {}

    record Light(
            @Says("No promise is known to be broken") boolean ok,
            long violations,

            @Says("Up to where the journal was audited; -1 before the first look")
            long position,

            @Says("How long ago all had been audited") long lagSeconds) {}
}
