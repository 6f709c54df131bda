package io.oneshelf.order;

import io.oneshelf.access.Occurred;
import io.oneshelf.access.Own;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks orders up page by page. State, channel, person, place, shift and the day of a later payment are looked up by their
 * indexes, the beginning of an id among the ids; what else is wanted is read from the orders found so, and a page looks at so many at most.
 */
final class FindingOrders {

    /** How many orders a page looks at: some tenths of a second, whoever asks for what. */
    static final int LOOKED_AT_MAX = 4_000;

    private static final int AT_ONCE = 500;

    private final Reader reader;
    private final InstantSource clock;

    FindingOrders(Reader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Orders that the caller may see.
     *
     * @param after where the page before ended, or null for the first
     * @param limit at most so many, 1 to 500
     */
    OrderPage page(Caller caller, OrderQuery query, @Nullable String after, int limit) {
        Optional<Map<String, String>> equal = indexed(caller, query);
        if (equal.isEmpty()) {
            return new OrderPage(List.of(), null);
        }
        if (query.beginning() != null) {
            return byId(query, query.beginning(), equal.get(), after == null ? "" : after, limit);
        }
        return query.soldSince() == null
                ? byNumber(query, equal.get(), after, limit)
                : sold(query, query.soldSince(), equal.get(), SoldBefore.of(after), limit);
    }

    /** The values of index columns; empty when there can be none that fits. */
    private static Optional<Map<String, String>> indexed(Caller caller, OrderQuery query) {
        Map<String, String> equal = new HashMap<>();
        boolean fits = put(
                        equal,
                        "state",
                        query.state() == null ? null : query.state().name())
                && put(
                        equal,
                        "channel",
                        query.channel() == null ? null : query.channel().value())
                && put(
                        equal,
                        "person",
                        query.member() == null ? null : query.member().value())
                && put(
                        equal,
                        "shift",
                        query.shift() == null ? null : query.shift().value())
                && put(
                        equal,
                        "price_by_hand",
                        query.priceByHand() == null ? null : query.priceByHand().name())
                && put(
                        equal,
                        "location",
                        query.location() == null ? null : query.location().value())
                && put(
                        equal,
                        "location",
                        caller.store() == null ? null : caller.store().value());
        if (fits && Own.isShopper(caller)) {
            fits = caller.member() != null
                    && put(equal, "person", caller.member().value());
        }
        return fits ? Optional.of(equal) : Optional.empty();
    }

    /** False when another value was wanted before. */
    private static boolean put(Map<String, String> equal, String column, @Nullable String value) {
        String before = value == null ? null : equal.putIfAbsent(column, value);
        return before == null || before.equals(value);
    }

    private OrderPage byNumber(OrderQuery query, Map<String, String> equal, @Nullable String after, int limit) {
        long from = number(after, query.newest() ? Long.MAX_VALUE : 0);
        boolean allFit =
                query.payment() == null && query.sku() == null && query.from() == null && query.until() == null;
        int atOnce = allFit ? limit : AT_ONCE;
        List<Stored<Order>> found = new ArrayList<>();
        for (int lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += atOnce) {
            List<Stored<Order>> some = query.newest()
                    ? reader.newest(Order.KIND, equal, from, atOnce)
                    : reader.list(Order.KIND, equal, from, atOnce);
            for (Stored<Order> order : some) {
                if (isPast(query, order)) {
                    return new OrderPage(found, null);
                }
                from = order.no();
                if (fits(query, order.body())) {
                    found.add(order);
                }
                if (found.size() == limit) {
                    return new OrderPage(found, Long.toString(from));
                }
            }
            if (some.size() < atOnce) {
                return new OrderPage(found, null);
            }
        }
        return new OrderPage(found, Long.toString(from));
    }

    /** Going back from the newest, the rest is too old: nothing is recorded long before it happens. */
    private static boolean isPast(OrderQuery query, Stored<Order> order) {
        return query.newest()
                && query.from() != null
                && order.recordedAt().isBefore(query.from().minus(Occurred.AHEAD_MAX));
    }

    /**
     * Sold since an instant, the newest first: those that were recorded since then, by their numbers, and then those that
     * were recorded before and paid for since then, by the days on which that may have been. The second are few: a hold that
     * nobody pays for ends within a quarter of an hour.
     */
    private OrderPage sold(OrderQuery query, Instant since, Map<String, String> equal, SoldBefore from, int limit) {
        SoldBefore at = from;
        List<Stored<Order>> found = new ArrayList<>();
        for (int lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += AT_ONCE) {
            List<Stored<Order>> some = reader.newest(Order.KIND, at.on(equal), at.no(), AT_ONCE);
            boolean ended = some.size() < AT_ONCE;
            for (Stored<Order> order : some) {
                boolean earlier = order.recordedAt().isBefore(since);
                if (at.day() == null && earlier) {
                    ended = true;
                    break;
                }
                at = new SoldBefore(at.day(), order.no());
                if (earlier == (at.day() != null) && isSold(order, since) && fits(query, order.body())) {
                    found.add(order);
                }
                if (found.size() == limit) {
                    return new OrderPage(found, at.toString());
                }
            }
            if (ended) {
                at = at.dayBefore(Order.day(clock.instant().plus(Occurred.AHEAD_MAX)));
                if (at.isBefore(since)) {
                    return new OrderPage(found, null);
                }
            }
        }
        return new OrderPage(found, at.toString());
    }

    private static boolean isSold(Stored<Order> order, Instant since) {
        Instant at = order.body().soldAt(order.recordedAt());
        return at != null && !at.isBefore(since);
    }

    /**
     * How far somebody has come who looks through what was sold.
     *
     * @param day of payment that is looked through, or null as long as it is those that were recorded since
     * @param no the number before which it goes on
     */
    private record SoldBefore(@Nullable LocalDate day, long no) {

        static SoldBefore of(@Nullable String text) {
            if (text == null || !text.matches("([0-9]{4}-[0-9]{2}-[0-9]{2}/)?[0-9]{1,19}")) {
                return new SoldBefore(null, Long.MAX_VALUE);
            }
            int slash = text.indexOf('/');
            try {
                return new SoldBefore(
                        slash < 0 ? null : LocalDate.parse(text.substring(0, slash)),
                        Long.parseLong(text.substring(slash + 1)));
            } catch (DateTimeParseException | NumberFormatException another) {
                return new SoldBefore(null, Long.MAX_VALUE);
            }
        }

        Map<String, String> on(Map<String, String> equal) {
            if (day == null) {
                return equal;
            }
            Map<String, String> more = new HashMap<>(equal);
            more.put("paid_on", day.toString());
            return more;
        }

        SoldBefore dayBefore(LocalDate last) {
            return new SoldBefore(day == null ? last : day.minusDays(1), Long.MAX_VALUE);
        }

        boolean isBefore(Instant since) {
            return day != null && day.isBefore(Order.day(since));
        }

        @Override
        public String toString() {
            return day == null ? Long.toString(no) : day + "/" + no;
        }
    }

    private OrderPage byId(OrderQuery query, String beginning, Map<String, String> equal, String after, int limit) {
        String from = after;
        List<Stored<Order>> found = new ArrayList<>();
        for (int lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += AT_ONCE) {
            List<String> ids = reader.ids(Order.KIND, beginning, from, AT_ONCE);
            Map<String, Stored<Order>> orders = reader.findAll(Order.KIND, ids);
            for (String id : ids) {
                from = id;
                Stored<Order> order = orders.get(id);
                if (order != null
                        && has(order.body(), equal)
                        && fits(query, order.body())
                        && (query.soldSince() == null || isSold(order, query.soldSince()))) {
                    found.add(order);
                }
                if (found.size() == limit) {
                    return new OrderPage(found, from);
                }
            }
            if (ids.size() < AT_ONCE) {
                return new OrderPage(found, null);
            }
        }
        return new OrderPage(found, from);
    }

    private static boolean has(Order order, Map<String, String> equal) {
        return equal.entrySet().stream().allMatch(wanted -> {
            var index = Order.KIND.indexes().get(wanted.getKey());
            return index != null && wanted.getValue().equals(index.apply(order));
        });
    }

    private static boolean fits(OrderQuery query, Order order) {
        return (query.payment() == null || query.payment() == order.bill().state())
                && (query.sku() == null
                        || order.lines().stream().anyMatch(line -> line.sku().equals(query.sku())))
                && (query.from() == null || !order.occurredAt().isBefore(query.from()))
                && (query.until() == null || order.occurredAt().isBefore(query.until()));
    }

    private static long number(@Nullable String after, long otherwise) {
        return after != null && after.matches("[0-9]{1,18}") ? Long.parseLong(after) : otherwise;
    }

    /** The returns of an order that was found to be one the caller may see, in the order in which they were taken. */
    List<Stored<Return>> returns(OrderId order, long after, int limit) {
        return reader.list(Return.KIND, Map.of("of_order", order.value()), after, limit);
    }

    /** Returns without a receipt that a till took, the newest first; staff with a store scope see their store's. */
    List<Stored<Return>> returnsWithoutReceipt(
            Caller caller, ReturnApproval.Proof proof, @Nullable LocationCode location, long before, int limit) {
        Map<String, String> equal = new HashMap<>(Map.of("proof", proof.name()));
        boolean fits = put(equal, "location", location == null ? null : location.value())
                && put(
                        equal,
                        "location",
                        caller.store() == null ? null : caller.store().value());
        return fits ? reader.newest(Return.KIND, equal, before, limit) : List.of();
    }

    /**
     * Where orders stand.
     *
     * @param store of that place only, or null for all
     * @param since of those that are over, those recorded at or after
     */
    StandingOrders standing(@Nullable LocationCode store, Instant since) {
        Map<OrderState, Long> byState = new EnumMap<>(OrderState.class);
        Map<Place, StandingOrders.Queue> queues = new LinkedHashMap<>();
        boolean more = false;
        for (OrderState state : OrderState.values()) {
            boolean open = state == OrderState.AWAITING_PAYMENT || state == OrderState.PLACED;
            Map<String, String> equal = store == null
                    ? Map.of("state", state.name())
                    : Map.of("state", state.name(), "location", store.value());
            long count = 0;
            long before = Long.MAX_VALUE;
            boolean ended = false;
            while (!ended && count < LOOKED_AT_MAX) {
                List<Stored<Order>> some = reader.newest(Order.KIND, equal, before, AT_ONCE);
                ended = some.size() < AT_ONCE;
                for (Stored<Order> order : some) {
                    before = order.no();
                    if (!open && order.recordedAt().isBefore(since)) {
                        ended = true;
                        break;
                    }
                    count++;
                    if (state == OrderState.PLACED) {
                        queue(order.body(), queues);
                    }
                }
            }
            byState.put(state, count);
            more |= !ended;
        }
        return new StandingOrders(byState, List.copyOf(queues.values()), more);
    }

    private record Place(LocationCode location, Mode mode) {}

    private static void queue(Order order, Map<Place, StandingOrders.Queue> queues) {
        for (Group group : order.groups()) {
            if (group.state() == GroupState.RESERVED) {
                queues.merge(
                        new Place(group.location(), group.mode()),
                        new StandingOrders.Queue(group.location(), group.mode(), 1, order.occurredAt()),
                        (one, other) -> new StandingOrders.Queue(
                                one.location(),
                                one.mode(),
                                one.groups() + other.groups(),
                                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest()));
            }
        }
    }
}
