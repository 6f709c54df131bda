package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import tools.jackson.core.JsonGenerator;

/**
 * The last week of the demonstration's tills: one shift a store and day, whose sales are those that were sold there, and name
 * it. Small ones were mostly paid in cash, so that there is something to count; now and then a coin too few or too many. On the
 * last day of all the shifts still run. What is made up follows from checksums, so that every start tells the same.
 */
final class DemoShifts {

    private static final int DAYS = 7;
    /** Who buys for more pays by card. */
    private static final long IN_CASH_MAX = 30_000;

    private static final Duration BEFORE_THE_FIRST_SALE = Duration.ofMinutes(20);
    private static final Duration AFTER_THE_LAST_SALE = Duration.ofMinutes(25);
    private static final List<String> CASHIERS = List.of("chen", "amara", "li", "sofia");
    private static final List<Long> DIFFERENCES = List.of(0L, 0L, -50L, 0L, 0L, 120L, 0L, -200L, 0L);
    private static final List<String> REASONS = List.of("bank", "change", "postage");

    /** @param out true when it went out of the drawer */
    record Movement(String id, Instant at, boolean out, long minor, String reason) {}

    /**
     * @param report the number of its Z report
     * @param open true when it still runs
     */
    record Shift(
            String id,
            String till,
            LocationCode location,
            String cashier,
            Instant openedAt,
            Instant closedAt,
            int report,
            boolean open,
            List<Recorded.Sale> sales,
            Movement movement) {

        static final long FLOAT = 15_000;

        LocalDate day() {
            return LocalDate.ofInstant(openedAt, ZoneOffset.UTC);
        }

        /** The same with what the server took of its sales: goods that had run out were not sold. */
        Shift without(Predicate<String> refused) {
            return new Shift(
                    id,
                    till,
                    location,
                    cashier,
                    openedAt,
                    closedAt,
                    report,
                    open,
                    sales.stream().filter(sale -> !refused.test(sale.id())).toList(),
                    movement);
        }

        List<Recorded.Sale> sales(boolean cash) {
            return sales.stream().filter(sale -> inCash(sale) == cash).toList();
        }

        long expected() {
            return FLOAT + minor(sales(true)) + (movement.out() ? -movement.minor() : movement.minor());
        }

        long counted() {
            return expected() + DIFFERENCES.get(lot(id, DIFFERENCES.size()));
        }
    }

    private DemoShifts() {}

    /** How the sales of these shifts were sold, by id. */
    static Map<String, Wire.AtTill> sold(List<Shift> shifts) {
        Map<String, Wire.AtTill> sold = new HashMap<>();
        shifts.forEach(shift ->
                shift.sales().forEach(sale -> sold.put(sale.id(), new Wire.AtTill(shift.id(), inCash(sale)))));
        return sold;
    }

    private static boolean inCash(Recorded.Sale sale) {
        return sale.totalMinor() <= IN_CASH_MAX && lot(sale.id() + "cash", 6) != 0;
    }

    private static long minor(List<Recorded.Sale> sales) {
        return sales.stream().mapToLong(Recorded.Sale::totalMinor).sum();
    }

    static List<Shift> of(DemoNetwork network, Recording cast) {
        Map<String, TreeMap<LocalDate, List<Recorded.Sale>>> days = new TreeMap<>();
        Map<String, ZoneId> zones = new TreeMap<>();
        network.locations().forEach(site -> zones.put(site.code(), ZoneId.of(site.zone())));
        Instant last = Instant.EPOCH;
        for (Recorded document : cast.documents()) {
            last = document.at().isAfter(last) ? document.at() : last;
            if (document instanceof Recorded.Sale sale && sale.channel().value().equals("till")) {
                String store = sale.location().value();
                ZoneId zone = zones.getOrDefault(store, ZoneId.of("UTC"));
                days.computeIfAbsent(store, first -> new TreeMap<>())
                        .computeIfAbsent(LocalDate.ofInstant(sale.at(), zone), first -> new ArrayList<>())
                        .add(sale);
            }
        }
        List<Shift> shifts = new ArrayList<>();
        for (Map.Entry<String, TreeMap<LocalDate, List<Recorded.Sale>>> store : days.entrySet()) {
            LocalDate today = LocalDate.ofInstant(last, zones.getOrDefault(store.getKey(), ZoneId.of("UTC")));
            int report = 0;
            for (Map.Entry<LocalDate, List<Recorded.Sale>> day :
                    store.getValue().entrySet()) {
                report++;
                if (report > store.getValue().size() - DAYS) {
                    List<Recorded.Sale> sales = day.getValue();
                    boolean open = day.getKey().equals(today)
                            || sales.getLast().at().plus(AFTER_THE_LAST_SALE).isAfter(last);
                    shifts.add(shift(store.getKey(), day.getKey(), report, open, sales));
                }
            }
        }
        return shifts;
    }

    private static Shift shift(String store, LocalDate day, int report, boolean open, List<Recorded.Sale> sales) {
        String id = "demo-" + store + "-" + day;
        Instant openedAt = sales.getFirst().at().minus(BEFORE_THE_FIRST_SALE);
        String reason = REASONS.get(lot(id + "reason", REASONS.size()));
        return new Shift(
                id,
                "T1-" + store,
                sales.getFirst().location(),
                CASHIERS.get(lot(id + "cashier", CASHIERS.size())),
                openedAt,
                sales.getLast().at().plus(AFTER_THE_LAST_SALE),
                report,
                open,
                sales,
                new Movement(
                        id + "/movements/1",
                        // Before its first sale: a shift that still runs has no later moment that is sure to have
                        // passed.
                        openedAt.plusSeconds(300),
                        !reason.equals("change"),
                        reason.equals("bank") ? 5_000 : 1_250,
                        reason));
    }

    static Facts.Form<Shift> openings(Wire wire) {
        return form("openings of shifts", Shift::id, (shift, json) -> {
            json.writeStringProperty("till", shift.till());
            json.writeStringProperty("location", shift.location().value());
            json.writeStringProperty("cashier", shift.cashier());
            wire.money("openingFloat", Shift.FLOAT, json);
            json.writeStringProperty("openedAt", shift.openedAt().toString());
        });
    }

    static Facts.Form<Movement> movements(Wire wire) {
        return form("cash movements", Movement::id, (movement, json) -> {
            json.writeStringProperty("way", movement.out() ? "OUT" : "IN");
            wire.money("amount", movement.minor(), json);
            json.writeStringProperty("reason", movement.reason());
            json.writeStringProperty("occurredAt", movement.at().toString());
        });
    }

    static Facts.Form<Shift> closes(Wire wire) {
        return form("closes of shifts", shift -> shift.id() + "/close", (shift, json) -> {
            json.writeStringProperty("closedAt", shift.closedAt().toString());
            json.writeNumberProperty("report", shift.report());
            wire.money("counted", shift.counted(), json);
            sum("sales", shift.sales().size(), minor(shift.sales()), wire, json);
            json.writeArrayPropertyStart("tenders");
            for (boolean cash : List.of(true, false)) {
                List<Recorded.Sale> sales = shift.sales(cash);
                if (!sales.isEmpty()) {
                    json.writeStartObject();
                    json.writeStringProperty("kind", cash ? "CASH" : "TEST");
                    json.writeNumberProperty("count", sales.size());
                    wire.money("amount", minor(sales), json);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            sum("returns", 0, 0, wire, json);
            wire.money("cashRefunded", 0, json);
            if (!shift.sales().isEmpty()) {
                json.writeStringProperty(
                        "firstReceipt", shift.sales().getFirst().id());
                json.writeStringProperty("lastReceipt", shift.sales().getLast().id());
            }
            wire.money("expected", shift.expected(), json);
        });
    }

    private static void sum(String name, int count, long minor, Wire wire, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", count);
        wire.money("amount", minor, json);
        json.writeEndObject();
    }

    /** Each told by itself: one that is told again is there already. */
    private static <T> Facts.Form<T> form(String what, Function<T, String> id, BiConsumer<T, JsonGenerator> body) {
        return new Facts.Form<>(what, "/v1/shifts", "/v1/shifts/", id, body);
    }

    /** A number from 0 up to the limit, always the same for a text. */
    private static int lot(String text, int limit) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % limit);
    }
}
