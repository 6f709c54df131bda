package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Today;
import io.oneshelf.insight.TodayFigures;
import io.oneshelf.insight.web.TodayEndpoints;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FreshBooks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The figures of the day are those of the orders, whoever looks from whatever moment on. */
class TodayTest {

    private static Today today(OrderTrial shop) {
        return new Today(
                shop.books.reader(),
                shop::now,
                (store, since) -> {
                    StandingOrders standing = shop.orders.standing(store, since);
                    Map<String, Long> byState = new TreeMap<>();
                    standing.byState().forEach((state, count) -> byState.put(state.name(), count));
                    return new TodayFigures.Orders(
                            byState,
                            standing.queues().stream()
                                    .map(queue -> new TodayFigures.Queue(
                                            queue.location().value(),
                                            queue.mode().name(),
                                            queue.groups(),
                                            queue.oldest()))
                                    .toList(),
                            standing.more());
                },
                () -> Map.of("order/shortfall", 2L),
                () -> new TodayFigures.Light(true, 0, 1, 0));
    }

    private static List<String> told(List<TodayFigures.Sales> sales) {
        return sales.stream()
                .map(each -> "%s %s %d %d %s"
                        .formatted(
                                each.from().toString().substring(11, 16),
                                each.channel(),
                                each.orders(),
                                each.total(),
                                each.currency()))
                .toList();
    }

    @Test
    void inMemory() {
        tryIn(new OrderTrial(new MemoryBooks()));
    }

    @Test
    void onPostgres() {
        try (FreshBooks fresh = FreshBooks.open()) {
            tryIn(new OrderTrial(fresh.books()));
        }
    }

    @Test
    void overMidnightInMemory() {
        overMidnight(new OrderTrial(new MemoryBooks()));
    }

    @Test
    void overMidnightOnPostgres() {
        try (FreshBooks fresh = FreshBooks.open()) {
            overMidnight(new OrderTrial(fresh.books()));
        }
    }

    private static void tryIn(OrderTrial shop) {
        Today always = today(shop);
        assertThat(always.figures(null, ZoneOffset.UTC, 60).day()).isEmpty();
        shop.say("receive sock@north*9 sock@south*9 coat@north*1");
        shop.say("place O1 SHIP@north sock pay TEST");
        shop.say("place O2 CARRY_OUT@south sock*2 pay CASH");
        shop.say("place O3 PICKUP@north sock");
        shop.say("place O4 SHIP@north coat pay TEST");
        always.figures(null, ZoneOffset.UTC, 60);
        shop.say("wait 120");
        shop.say("pay O3 P1 TEST");
        shop.say("place O5 SHIP@south sock pay TEST:LATE:60");
        shop.say("place O6 SHIP@south sock");
        shop.say("cancel O6");
        shop.say("place O7 SHIP@south sock");
        shop.say("wait 60");
        shop.say("return R1 O2 south 1*1");
        shop.say("wait 1000");
        shop.say("place O8 SHIP@south sock");
        shop.say("count coat@north*0");
        shop.say("wait 700");

        TodayFigures figures = always.figures(null, ZoneOffset.UTC, 60);
        assertThat(told(figures.minutes()))
                .containsExactly("12:00 web 3 10999 GBP", "12:02 web 1 333 GBP", "12:03 web 1 333 GBP");
        assertThat(told(figures.hours())).containsExactly("12:00 web 5 11665 GBP");
        assertThat(told(figures.day())).containsExactly("00:00 web 5 11665 GBP");
        assertThat(figures.orders().byState())
                .isEqualTo(
                        Map.of("AWAITING_PAYMENT", 1L, "PLACED", 4L, "COMPLETED", 1L, "CANCELLED", 1L, "LAPSED", 1L));
        assertThat(figures.orders().queues())
                .extracting(queue -> queue.location() + " " + queue.mode() + " " + queue.groups())
                .containsExactlyInAnyOrder("north SHIP 2", "north PICKUP 1", "south SHIP 1");
        assertThat(figures.holds().first())
                .extracting(TodayFigures.Ending::document)
                .containsExactly("O8");
        assertThat(figures.oversold().units()).isEqualTo(1);
        oversoldIsWhatTheLedgerSays(shop, figures.oversold());
        assertThat(figures.emptyShelves().first())
                .extracting(each -> each.sku() + "@" + each.location())
                .containsExactly("coat@north");
        assertThat(figures.behind()).isFalse();
        equalsTheOrders(shop, figures);
        equalsTheSold(shop, OrderTrial.OWNER, figures);
        assertThat(today(shop).figures(null, ZoneOffset.UTC, 60))
                .as("who looks for the first time now sees the same")
                .isEqualTo(figures);

        shop.say("count sock@north*1");
        TodayFigures.Oversold two = always.figures(null, ZoneOffset.UTC, 60).oversold();
        assertThat(two.first())
                .extracting(each -> each.sku() + "@" + each.location() + " " + each.units())
                .containsExactly("coat@north 1", "sock@north 1");
        oversoldIsWhatTheLedgerSays(shop, two);
        assertThat(always.figures(new LocationCode("south"), ZoneOffset.UTC, 60)
                        .oversold()
                        .shelves())
                .isZero();
        shop.say("receive sock@north*5");
        assertThat(always.figures(null, ZoneOffset.UTC, 60).oversold().shelves())
                .as("it ends when goods come")
                .isEqualTo(1);

        TodayFigures north = always.figures(new LocationCode("north"), ZoneOffset.UTC, 60);
        assertThat(told(north.day())).containsExactly("00:00 web 3 10666 GBP");
        assertThat(north.orders().byState().get("PLACED")).isEqualTo(3);
        assertThat(north.holds().count()).isZero();

        overHttp(shop);

        shop.say("pass " + Duration.ofHours(23).toSeconds());
        TodayFigures tomorrow = always.figures(null, ZoneOffset.UTC, 60);
        assertThat(tomorrow.day()).isEmpty();
        assertThat(told(tomorrow.hours())).containsExactly("12:00 web 5 11665 GBP");
        assertThat(told(always.figures(null, ZoneId.of("Etc/GMT+12"), 60).day()))
                .as("where it is still the same day")
                .containsExactly("12:00 web 5 11665 GBP");
        shop.say("pass " + Duration.ofHours(9).toSeconds());
        assertThat(always.figures(null, ZoneOffset.UTC, 60).hours()).isEmpty();
        shop.say("pass " + Duration.ofDays(9).toSeconds());
        shop.say("place O9 CARRY_OUT@south sock pay CASH");
        assertThat(told(always.figures(null, ZoneOffset.UTC, 60).day()))
                .as("after nobody had looked for days")
                .containsExactly("00:00 web 1 333 GBP");
        shop.say("place O10 CARRY_OUT@south sock since 120 pay CASH");
        assertThat(always.figures(null, ZoneOffset.UTC, 60).minutes())
                .as("what was told later counts when it happened")
                .hasSize(2)
                .satisfies(minutes -> assertThat(Duration.between(
                                minutes.getFirst().from(), minutes.getLast().from()))
                        .isEqualTo(Duration.ofMinutes(2)));
    }

    /** The same figures, from the orders themselves. */
    private static void equalsTheOrders(OrderTrial shop, TodayFigures figures) {
        List<Stored<Order>> paid = shop.orders.orders(OrderTrial.OWNER, OrderQuery.ALL, null, 500).orders().stream()
                .filter(order -> order.body().bill().state() == PaymentState.CAPTURED)
                .toList();
        long total =
                paid.stream().mapToLong(order -> order.body().bill().total()).sum();
        assertThat(figures.day().stream().mapToLong(TodayFigures.Sales::orders).sum())
                .isEqualTo(paid.size());
        assertThat(figures.day().stream().mapToLong(TodayFigures.Sales::total).sum())
                .isEqualTo(total);
    }

    /** What is there by the entries, what is promised by the orders that wait: all that is promised beyond it. */
    private static void oversoldIsWhatTheLedgerSays(OrderTrial shop, TodayFigures.Oversold told) {
        Map<String, Long> left = new TreeMap<>();
        shop.books
                .reader()
                .entries(new Reader.EntryQuery(Book.STOCK, null, null, null, null, 0, 0, 1_000))
                .forEach(entry -> {
                    if (entry.to().isBounded()) {
                        left.merge(shelf(entry.to()), entry.quantity(), Long::sum);
                    }
                    if (entry.from().isBounded()) {
                        left.merge(shelf(entry.from()), -entry.quantity(), Long::sum);
                    }
                });
        for (Stored<Order> order :
                shop.orders.orders(OrderTrial.OWNER, OrderQuery.ALL, null, 500).orders()) {
            OrderState state = order.body().state();
            if (state == OrderState.PLACED || state == OrderState.AWAITING_PAYMENT) {
                for (OrderLine line : order.body().lines()) {
                    left.merge(
                            line.sku().value() + "@"
                                    + order.body()
                                            .groups()
                                            .getFirst()
                                            .location()
                                            .value(),
                            -line.quantity(),
                            Long::sum);
                }
            }
        }
        Map<String, Long> missing = new TreeMap<>();
        left.forEach((shelf, units) -> {
            if (units < 0) {
                missing.put(shelf, -units);
            }
        });
        Map<String, Long> shelves = new TreeMap<>();
        told.first().forEach(each -> shelves.put(each.sku() + "@" + each.location(), each.units()));
        assertThat(shelves).isEqualTo(missing);
        assertThat(told.units())
                .isEqualTo(missing.values().stream().mapToLong(Long::longValue).sum());
        assertThat(told.shelves()).isEqualTo(missing.size());
    }

    /**
     * Over midnight, when what was placed, what was paid and what was told fall on different days: the list of what was sold
     * since then is what the figures count, whoever reads it in pages of whatever size.
     */
    private static void overMidnight(OrderTrial shop) {
        shop.say("receive sock@north*9 sock@south*9");
        shop.say("pass " + Duration.ofMinutes(11 * 60 + 55).toSeconds());
        shop.say("place M1 SHIP@south sock");
        shop.say("place M2 SHIP@south sock pay TEST");
        shop.say("place M3 SHIP@north sock");
        shop.say("place M4 SHIP@north sock");
        shop.say("wait 600");
        shop.say("pay M1 P1 TEST");
        shop.say("pay M4 P4 TEST");
        shop.say("place M5 SHIP@south sock pay TEST");
        shop.say("cancel M5");
        shop.say("place M6 SHIP@south sock");
        shop.say("cancel M6");
        shop.say("place M7 SHIP@south sock");
        shop.say("place M8 CARRY_OUT@south sock since 1200 pay CASH");
        shop.say("place M9 CARRY_OUT@south sock*2 pay CASH");
        shop.say("place M10 PICKUP@north sock");
        shop.say("wait 60");
        shop.say("pay M10 P10 TEST");

        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        Today today = today(shop);
        assertThat(today.figures(null, ZoneOffset.UTC, 60).since()).isEqualTo(midnight);
        assertThat(sold(shop, OrderTrial.OWNER, midnight, 500)).isEqualTo("M10 M9 M5 M4 M1");
        assertThat(sold(shop, OrderTrial.OWNER, midnight.minusSeconds(1_000), 3))
                .isEqualTo("M10 M9 M8 M5 M4 M2 M1");
        Caller south = new Caller("m", Role.STORE_MANAGER, new LocationCode("south"), null);
        assertThat(sold(shop, south, midnight, 2)).isEqualTo("M9 M5 M1");
        for (int limit : List.of(1, 2, 3, 4, 5, 6)) {
            assertThat(sold(shop, OrderTrial.OWNER, midnight, limit))
                    .as("%s to a page", limit)
                    .isEqualTo("M10 M9 M5 M4 M1");
        }
        equalsTheSold(shop, OrderTrial.OWNER, today.figures(null, ZoneOffset.UTC, 60));
        equalsTheSold(shop, south, today.figures(new LocationCode("south"), ZoneOffset.UTC, 60));
        equalsTheSold(shop, OrderTrial.OWNER, today.figures(null, ZoneId.of("Etc/GMT+12"), 60));
    }

    /** The list that a tile leads to: as many orders as it counts, and the same sum. */
    private static void equalsTheSold(OrderTrial shop, Caller caller, TodayFigures figures) {
        List<Stored<Order>> sold = pages(shop, caller, figures.since(), 2);
        assertThat(figures.day().stream().mapToLong(TodayFigures.Sales::orders).sum())
                .isEqualTo(sold.size())
                .isPositive();
        assertThat(figures.day().stream().mapToLong(TodayFigures.Sales::total).sum())
                .isEqualTo(sold.stream()
                        .mapToLong(order -> order.body().bill().total())
                        .sum());
    }

    private static String sold(OrderTrial shop, Caller caller, Instant since, int limit) {
        return pages(shop, caller, since, limit).stream()
                .map(order -> order.key().id())
                .collect(Collectors.joining(" "));
    }

    private static List<Stored<Order>> pages(OrderTrial shop, Caller caller, Instant since, int limit) {
        OrderQuery query =
                new OrderQuery(null, null, null, null, null, null, null, null, null, null, since, null, false);
        List<Stored<Order>> all = new ArrayList<>();
        OrderPage page = shop.orders.orders(caller, query, null, limit);
        all.addAll(page.orders());
        while (page.next() != null) {
            page = shop.orders.orders(caller, query, page.next(), limit);
            all.addAll(page.orders());
        }
        return all;
    }

    private static String shelf(Account account) {
        return account.item() + "@" + account.place();
    }

    private static void overHttp(OrderTrial shop) {
        ApiClient nobody =
                ApiClient.over(new TodayEndpoints(today(shop), new Changes(shop.books.reader())).endpoints());
        JsonNode answer = nobody.as(Role.OWNER).get("/v1/insight/today").json();
        assertThat(answer.at("/day/0/total/amount").asString()).isEqualTo("11665");
        assertThat(answer.at("/refusals/0/word").asString()).isEqualTo("order/shortfall");
        assertThat(answer.at("/audit/ok").asBoolean()).isTrue();
        Caller manager = new Caller("m", Role.STORE_MANAGER, new LocationCode("south"), null);
        JsonNode south = nobody.as(manager)
                .get("/v1/insight/today?zone=Europe/London&minutes=5")
                .json();
        assertThat(south.at("/day/0/orders").asInt()).isEqualTo(2);
        assertThat(south.path("minutes")).isEmpty();
        assertThat(nobody.as(Role.OWNER).get("/v1/insight/today?zone=Mars").status())
                .isEqualTo(400);
        assertThat(Instant.parse(answer.path("since").asString())).isEqualTo("2026-11-22T00:00:00Z");
    }
}
