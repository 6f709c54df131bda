package io.oneshelf.insight;

import io.oneshelf.journal.Reader;
import io.oneshelf.journal.StoredEvent;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of the day, for who watches over the trade. Sales are followed from the journal and kept for a day.
 * A sale counts in the minute in which it happened, also when a till told it later; one that was paid afterwards, when it was paid.
 * Nothing is followed while nobody looks; who looks first, and after a start, has
 * the journal of a day read once. Whatever process is asked and whenever it was started, the figures are the same, because they
 * follow from the journal alone. What stands open is asked of the books when somebody looks and something has happened since,
 * and not all the time.
 */
public final class Today {

    /** Sales are kept so long: a day, even one on which the clocks are set back. */
    static final Duration KEPT = Duration.ofHours(26);

    /** Holds that end so soon are told. */
    static final Duration SOON = Duration.ofMinutes(5);

    private static final int EVENTS_AT_ONCE = 5_000;

    /** A look reads so many events at most; the next goes on, and until then the figures say that they are behind. */
    private static final int EVENTS_MAX = 200_000;

    private static final int HOLDS_MAX = 1_000;
    private static final int SHELVES_AT_ONCE = 1_000;
    private static final int SHELVES_MAX = 50_000;
    private static final int SHORT_MAX = 10_000;
    private static final int TOLD_MAX = 100;

    /** What took long is good for so many times as long: a board is never more than a tenth of a processor. */
    private static final int REST = 10;

    private static final Duration ORDERS_GOOD_FOR = Duration.ofMillis(500);
    private static final Duration SHELVES_GOOD_FOR = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a sale is counted under. */
    private record Cell(String channel, String location, String currency) {}

    private record Sum(long orders, long total) {
        Sum plus(Sum other) {
            return new Sum(orders + other.orders, total + other.total);
        }
    }

    /** Whose figures, of which day. */
    private record Board(@Nullable LocationCode store, Instant midnight) {}

    /** @param until so long it is told although something has happened after the position */
    private record Aged<V>(Instant from, Instant until, long position, V value) {
        boolean isOf(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private final Reader reader;
    private final InstantSource clock;
    private final BiFunction<@Nullable LocationCode, Instant, TodayFigures.Orders> orders;
    private final Supplier<Map<String, Long>> refusals;
    private final Supplier<TodayFigures.Light> light;

    private final TreeMap<Long, Map<Cell, Sum>> sales = new TreeMap<>();
    private final Map<String, Cell> unpaid = new HashMap<>();
    private final Map<Board, Aged<TodayFigures.Orders>> ordersOf = new HashMap<>();
    private final Map<Board, Aged<TodayFigures.EmptyShelves>> shelvesOf = new HashMap<>();
    private long position = -1;
    private Instant followed = Instant.EPOCH;
    private boolean behind;

    /**
     * @param orders where orders stand, of a store or of all; of those that are over, those recorded since an instant
     * @param refusals how often was refused, by word, since this process began
     * @param light what the monitor of the books knows
     */
    public Today(
            Reader reader,
            InstantSource clock,
            BiFunction<@Nullable LocationCode, Instant, TodayFigures.Orders> orders,
            Supplier<Map<String, Long>> refusals,
            Supplier<TodayFigures.Light> light) {
        this.reader = reader;
        this.clock = clock;
        this.orders = orders;
        this.refusals = refusals;
        this.light = light;
    }

    /**
     * The figures as of now.
     *
     * @param store of that place only, or null for all
     * @param zone in which the day begins at midnight
     * @param minutes for how many minutes back sales are told by the minute
     */
    public synchronized TodayFigures figures(@Nullable LocationCode store, ZoneId zone, int minutes) {
        Instant now = clock.instant();
        follow(now);
        Board board = new Board(store, midnight(now, zone));
        Instant midnight = board.midnight();
        long thisMinute = minuteOf(now);
        return new TodayFigures(
                now,
                position,
                behind,
                midnight,
                sums(store, minuteOf(midnight), 0),
                sums(store, thisMinute - minutes + 1, 1),
                sums(store, (thisMinute / 60 - 23) * 60, 60),
                aged(ordersOf, board, now, ORDERS_GOOD_FOR, () -> orders.apply(store, midnight)),
                oversold(store),
                aged(shelvesOf, board, now, SHELVES_GOOD_FOR, () -> emptyShelves(store, now)),
                holds(store, now),
                new TreeMap<>(refusals.get()),
                light.get());
    }

    /** How long the figures last told stand although nothing happens: some may be older than what has happened. */
    public synchronized Duration standFor(@Nullable LocationCode store, ZoneId zone, Duration most) {
        Instant now = clock.instant();
        Board board = new Board(store, midnight(now, zone));
        Instant end = now.plus(most);
        for (Aged<?> known : List.of(ordersOf, shelvesOf).stream()
                .flatMap(ages -> Optional.ofNullable(ages.get(board)).stream())
                .toList()) {
            if (known.position() != position && known.until().isBefore(end)) {
                end = known.until();
            }
        }
        return behind || end.isBefore(now) ? Duration.ZERO : Duration.between(now, end);
    }

    private static Instant midnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    // ── What follows from the journal ────────────────────────────────────────────────────────────────────────────────

    private void follow(Instant now) {
        Instant since = now.minus(KEPT);
        if (position < 0 || followed.isBefore(since)) {
            sales.clear();
            unpaid.clear();
            position = lastBefore(since);
        }
        behind = true;
        for (int read = 0; behind && read < EVENTS_MAX; read += EVENTS_AT_ONCE) {
            List<StoredEvent> events = reader.events(position, EVENTS_AT_ONCE);
            for (StoredEvent event : events) {
                take(event);
                position = event.position();
            }
            behind = events.size() == EVENTS_AT_ONCE;
        }
        followed = now;
        sales.headMap(minuteOf(since)).clear();
    }

    /** The position of the last event recorded before an instant, 0 when there is none; the feed is in order of time. */
    private long lastBefore(Instant since) {
        long low = 0;
        long high = reader.position();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            List<StoredEvent> found = reader.events(middle - 1, 1);
            if (!found.isEmpty() && found.getFirst().recordedAt().isBefore(since)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void take(StoredEvent event) {
        switch (event.type()) {
            case "order.placed" -> placed(event);
            case "order.paid" -> {
                Cell cell = unpaid.remove(event.document());
                if (cell != null) {
                    sold(
                            event.recordedAt(),
                            cell,
                            JSON.readTree(event.data()).path("total").asLong());
                }
            }
            case "order.lapsed", "order.cancelled" -> unpaid.remove(event.document());
            default -> {}
        }
    }

    private void placed(StoredEvent event) {
        JsonNode data = JSON.readTree(event.data());
        Cell cell = new Cell(
                data.path("channel").asString(""),
                data.path("location").asString(""),
                data.path("currency").asString(""));
        if (data.path("state").asString("").equals("AWAITING_PAYMENT")) {
            unpaid.put(event.document(), cell);
        } else {
            sold(happened(event, data), cell, data.path("total").asLong());
        }
    }

    /** A clock that is ahead sells nothing in the future; events of before it was told count when they were recorded. */
    private static Instant happened(StoredEvent event, JsonNode data) {
        String at = data.path("occurredAt").asString("");
        Instant occurred = at.isEmpty() ? event.recordedAt() : Instant.parse(at);
        return occurred.isAfter(event.recordedAt()) ? event.recordedAt() : occurred;
    }

    private void sold(Instant at, Cell cell, long total) {
        sales.computeIfAbsent(minuteOf(at), minute -> new HashMap<>()).merge(cell, new Sum(1, total), Sum::plus);
    }

    /**
     * Sales by channel and currency.
     *
     * @param from the first minute that counts
     * @param together how many minutes are told together; 0 for all of them
     */
    private List<TodayFigures.Sales> sums(@Nullable LocationCode store, long from, int together) {
        Map<TodayFigures.Sales, Sum> sums = new LinkedHashMap<>();
        sales.tailMap(from).forEach((minute, cells) -> {
            long begin = together == 0 ? from : minute - Math.floorMod(minute, together);
            cells.forEach((cell, sum) -> {
                if (isOf(store, cell.location())) {
                    var key = new TodayFigures.Sales(
                            Instant.ofEpochSecond(begin * 60), cell.channel(), cell.currency(), 0, 0);
                    sums.merge(key, sum, Sum::plus);
                }
            });
        });
        List<TodayFigures.Sales> told = new ArrayList<>(sums.size());
        sums.forEach((key, sum) ->
                told.add(new TodayFigures.Sales(key.from(), key.channel(), key.currency(), sum.orders(), sum.total())));
        told.sort(Comparator.comparing(TodayFigures.Sales::from)
                .thenComparing(TodayFigures.Sales::channel)
                .thenComparing(TodayFigures.Sales::currency));
        return told;
    }

    // ── What stands open ─────────────────────────────────────────────────────────────────────────────────────────────

    private TodayFigures.Holds holds(@Nullable LocationCode store, Instant now) {
        List<Hold> ending = reader.dueHolds(now.plus(SOON), HOLDS_MAX).stream()
                .filter(hold -> hold.lines().stream()
                        .anyMatch(line -> isOf(store, line.account().place())))
                .toList();
        List<TodayFigures.Ending> first = new ArrayList<>();
        for (Hold hold : ending) {
            Instant until = hold.until();
            if (until != null && first.size() < TOLD_MAX) {
                first.add(new TodayFigures.Ending(hold.kind(), hold.document(), until));
            }
        }
        return new TodayFigures.Holds(ending.size(), first);
    }

    /** What the ledger says is short at this moment, however long ago it became so. */
    private TodayFigures.Oversold oversold(@Nullable LocationCode store) {
        List<Reader.AccountBalance> all = reader.shortages(SHORT_MAX);
        List<TodayFigures.ShortShelf> shelves = all.stream()
                .filter(each -> each.account().book() == Book.STOCK
                        && isOf(store, each.account().place()))
                .map(each -> new TodayFigures.ShortShelf(
                        each.account().item(),
                        each.account().place(),
                        each.balance().shortage(),
                        each.balance().onHand(),
                        each.balance().held()))
                .toList();
        return new TodayFigures.Oversold(
                shelves.stream().mapToLong(TodayFigures.ShortShelf::units).sum(),
                shelves.size(),
                all.size() == SHORT_MAX,
                shelves.stream().limit(TOLD_MAX).toList());
    }

    /** Shelves on which nothing is left that could be promised, of those that ever had anything. */
    private TodayFigures.EmptyShelves emptyShelves(@Nullable LocationCode store, Instant now) {
        List<String> places = store == null ? List.of() : List.of(store.value());
        List<TodayFigures.EmptyShelf> first = new ArrayList<>();
        long empty = 0;
        int lookedAt = 0;
        Account after = null;
        boolean more = true;
        while (more && lookedAt < SHELVES_MAX) {
            List<Reader.AccountBalance> some = reader.balances(Book.STOCK, places, List.of(), after, SHELVES_AT_ONCE);
            for (Reader.AccountBalance each : some) {
                after = each.account();
                if (each.account().condition().isEmpty() && each.balance().free() == 0) {
                    empty++;
                    if (first.size() < TOLD_MAX) {
                        first.add(new TodayFigures.EmptyShelf(
                                each.account().item(),
                                each.account().place(),
                                each.balance().onHand(),
                                each.balance().held()));
                    }
                }
            }
            lookedAt += some.size();
            more = some.size() == SHELVES_AT_ONCE;
        }
        return new TodayFigures.EmptyShelves(now, empty, more, first);
    }

    private <V> V aged(Map<Board, Aged<V>> known, Board board, Instant now, Duration goodFor, Supplier<V> asking) {
        Aged<V> before = known.get(board);
        if (before != null && (before.position() == position || before.isOf(now))) {
            return before.value();
        }
        known.values().removeIf(old -> old.until().isBefore(now.minus(FORGOTTEN_AFTER)));
        V value = asking.get();
        Instant then = clock.instant();
        Duration rest = Duration.between(now, then).multipliedBy(REST);
        known.put(board, new Aged<>(now, then.plus(rest.compareTo(goodFor) > 0 ? rest : goodFor), position, value));
        return value;
    }

    private static boolean isOf(@Nullable LocationCode store, String location) {
        return store == null || store.value().equals(location);
    }

    private static long minuteOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }
}
