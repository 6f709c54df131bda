package io.oneshelf.bench.simulate;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.Sku;
import io.oneshelf.catalog.SkuKind;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.network.Location;
import io.oneshelf.network.LocationKind;
import io.oneshelf.network.Mode;
import io.oneshelf.offer.Offer;
import io.oneshelf.order.Group;
import io.oneshelf.order.GroupState;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderLine;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.PlaceOrder;
import io.oneshelf.order.ReceiptlessReturn;
import io.oneshelf.order.Return;
import io.oneshelf.order.ReturnCondition;
import io.oneshelf.order.ReturnId;
import io.oneshelf.order.ReturnRequest;
import io.oneshelf.payment.Behaviour;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.pricing.Price;
import io.oneshelf.pricing.PriceEdit;
import io.oneshelf.stock.Availability;
import io.oneshelf.stock.EndReservation;
import io.oneshelf.stock.MovementId;
import io.oneshelf.stock.MovementKind;
import io.oneshelf.stock.PartId;
import io.oneshelf.stock.RecordMovement;
import io.oneshelf.stock.Reservation;
import io.oneshelf.stock.ReservationId;
import io.oneshelf.stock.ReserveStock;
import io.oneshelf.stock.Shelf;
import io.oneshelf.stock.StockLine;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.TaxRate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of three stores, a warehouse, a web shop and a marketplace, and what they do in a year. */
final class StoreYear {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final Currency POUNDS = Currency.getInstance("GBP");
    private static final Caller OWNER = Caller.owner("simulation");
    private static final List<String> STORES = List.of("north", "south", "east");
    private static final String DEPOT = "depot";
    private static final List<String> GOODS =
            List.of("coat", "hat", "scarf", "glove", "sock", "belt", "boot", "shirt", "dress", "bag");
    private static final String WRAPPING = "wrapping";
    private static final ChannelCode WEB = new ChannelCode("web");
    private static final ChannelCode TILL = new ChannelCode("till");
    private static final int HOLD_MINUTES = 15;

    private final World world;
    private final Chance chance;
    private int ids;

    StoreYear(World world) {
        this.world = world;
        this.chance = world.chance();
    }

    static Instant begin() {
        return NEW_YEAR.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Plays so many days. */
    void play(int days) {
        openShops();
        world.beginFaults();
        for (int day = 0; day < days; day++) {
            LocalDate date = NEW_YEAR.plusDays(day);
            plan(date);
            world.goOnUntil(at(date.plusDays(1), LocalTime.MIDNIGHT));
            world.endDay();
        }
        world.endYear();
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).toInstant(ZoneOffset.UTC);
    }

    // ── The shops ────────────────────────────────────────────────────────────────────────────────────────────────────

    private void openShops() {
        world.look(shop -> {
            shop.network().open();
            return true;
        });
        STORES.forEach(code -> open(code, LocationKind.STORE, EnumSet.allOf(Mode.class)));
        open(DEPOT, LocationKind.WAREHOUSE, Set.of(Mode.SHIP));
        for (int i = 0; i < GOODS.size(); i++) {
            sell(GOODS.get(i), SkuKind.GOODS, 333 + 777L * i);
        }
        sell(WRAPPING, SkuKind.SERVICE, 250);
        world.ask(
                "tax is 20 %",
                shop -> shop.tax()
                        .put(
                                new TaxRate(
                                        "standard",
                                        Sku.ORDINARY_TAX_CATEGORY,
                                        null,
                                        Percent.parse("20").orElseThrow(),
                                        null,
                                        null),
                                IfMatch.ABSENT));
        for (String sku : GOODS) {
            receive(sku, 400);
            STORES.forEach(store -> transfer(sku, store, 60));
        }
    }

    private void open(String code, LocationKind kind, Set<Mode> modes) {
        Location location = new Location(new LocationCode(code), code, kind, 0, 0, ZoneOffset.UTC, modes, null);
        world.ask("open " + code, shop -> shop.network().put(location, IfMatch.ABSENT));
    }

    private void sell(String code, SkuKind kind, long price) {
        Sku sku = new Sku(new SkuCode(code), null, Map.of(), Unit.EACH, kind, Sku.ORDINARY_TAX_CATEGORY);
        Product product = new Product(new ProductId(code), Name.of(code), "clothes", List.of(), List.of(sku));
        world.ask("sell " + code, shop -> shop.catalog().put(product, IfMatch.ABSENT));
        PriceEdit edit = new PriceEdit(sku.code(), Price.always(new Money(price, POUNDS)), IfMatch.ABSENT);
        world.ask(code + " costs " + price, shop -> shop.prices().put(edit));
    }

    // ── A day ────────────────────────────────────────────────────────────────────────────────────────────────────────

    private void plan(LocalDate date) {
        int percent = demand(date);
        if (date.getDayOfWeek() == DayOfWeek.MONDAY) {
            at(date, 6, 0, () -> GOODS.forEach(sku -> receive(sku, chance.number(10, 40) * percent / 100)));
        }
        if (date.getDayOfMonth() == 1) {
            at(date, 5, 0, this::changeAPrice);
        }
        at(date, 6, 30, this::supplyStores);
        if (!isHoliday(date)) {
            for (String store : STORES) {
                boolean sunday = date.getDayOfWeek() == DayOfWeek.SUNDAY;
                int opens = sunday ? 11 : 9;
                int closes = sunday ? 16 : 19;
                times(4 * percent / 100, opens, closes, date, () -> sellAtTill(store));
                if (chance.once(4)) {
                    // A till that was offline sends its sales when the store has closed.
                    at(date, closes, 10, () -> sendSalesOfTheDay(store));
                }
                at(date, closes, 30, () -> count(store));
            }
            times(chance.number(0, 2), 9, 18, date, () -> bringWithoutReceipt(chance.oneOf(STORES)));
            times(chance.number(0, 1), 9, 18, date, () -> damage(chance.oneOf(STORES)));
        }
        times(7 * percent / 100, 0, 24, date, this::orderOnTheWeb);
        times(2 * percent / 100, 7, 22, date, () -> orderForPickup(chance.oneOf(STORES)));
        times(2 * percent / 100, 0, 24, date, this::reserveForMarketplace);
        times(chance.number(0, 1), 0, 24, date, this::reserveManyForMarketplace);
    }

    /** Percent of an ordinary day. */
    private static int demand(LocalDate date) {
        int season = switch (date.getMonth()) {
            case JANUARY, FEBRUARY -> 70;
            case NOVEMBER -> 140;
            case DECEMBER -> date.getDayOfMonth() < 25 ? 200 : 80;
            default -> 100;
        };
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? season * 13 / 10 : season * 9 / 10;
    }

    private static boolean isHoliday(LocalDate date) {
        return date.getDayOfYear() == 1 || date.getMonth() == Month.DECEMBER && date.getDayOfMonth() == 25;
    }

    private void at(LocalDate date, int hour, int minute, Runnable what) {
        world.plan(at(date, LocalTime.of(hour, minute)), what);
    }

    private void times(int times, int from, int until, LocalDate date, Runnable what) {
        Instant midnight = at(date, LocalTime.MIDNIGHT);
        for (int i = 0; i < times; i++) {
            world.plan(midnight.plusSeconds(chance.number(from * 3600, until * 3600 - 1)), what);
        }
    }

    private String id(String letter) {
        return letter + ++ids;
    }

    // ── Goods come, go and are counted ───────────────────────────────────────────────────────────────────────────────

    private void receive(String sku, int quantity) {
        if (quantity > 0 && record(MovementKind.RECEIVE, sku, DEPOT, quantity, null)) {
            world.acknowledgeReceipt(quantity);
        }
    }

    private boolean transfer(String sku, String to, long quantity) {
        return record(MovementKind.TRANSFER, sku, DEPOT, quantity, to);
    }

    /** Fills the shelves of the stores, as far as the warehouse has anything free. */
    private void supplyStores() {
        for (String sku : GOODS) {
            long left = available(sku, DEPOT);
            for (String store : STORES) {
                long wanted = 25 - available(sku, store);
                long sent = Math.min(wanted, left);
                if (sent > 0 && transfer(sku, store, sent)) {
                    left -= sent;
                }
            }
        }
    }

    private void count(String store) {
        String sku = chance.oneOf(GOODS);
        long found = Math.max(0, onHand(sku, store) + (chance.once(2) ? chance.number(-3, 2) : 0));
        record(MovementKind.COUNT, sku, store, found, null);
        if (chance.once(6)) {
            record(MovementKind.ADJUST, chance.oneOf(GOODS), store, chance.once(2) ? 1 : -1, null);
        }
    }

    private void damage(String store) {
        record(MovementKind.DAMAGE, chance.oneOf(GOODS), store, chance.number(1, 4), null);
    }

    private boolean record(MovementKind kind, String sku, String place, long quantity, @Nullable String to) {
        MovementId id = new MovementId(id("M"));
        RecordMovement movement = new RecordMovement(
                id,
                kind,
                List.of(new RecordMovement.Line(
                        new SkuCode(sku), new LocationCode(place), quantity, to == null ? null : new LocationCode(to))),
                null,
                null);
        String sentence = kind + " " + id + " " + sku + "@" + place + (to == null ? "" : ">" + to) + " " + quantity;
        return World.value(world.make(
                        "stock.movement/" + id, sentence, shop -> shop.stock().record(OWNER, movement)))
                .isPresent();
    }

    private void changeAPrice() {
        String sku = chance.oneOf(GOODS);
        long price = 300 + chance.number(1, 7000);
        PriceEdit edit = new PriceEdit(
                new SkuCode(sku),
                new Price(new Money(price, POUNDS), 1, world.now(), null, null, null, 0),
                IfMatch.ABSENT);
        world.look(shop -> shop.prices().put(edit));
    }

    private Availability shelf(String sku, String place) {
        Shelf shelf = new Shelf(new SkuCode(sku), new LocationCode(place));
        return world.look(shop ->
                shop.stock().availability(List.of(shelf), null).orThrow().getFirst());
    }

    private long available(String sku, String place) {
        return shelf(sku, place).available();
    }

    private long onHand(String sku, String place) {
        return shelf(sku, place).onHand();
    }

    // ── The marketplace reserves ─────────────────────────────────────────────────────────────────────────────────────

    private ReserveStock reservation(int secondsMost) {
        List<StockLine> lines = new ArrayList<>();
        int size = chance.number(1, 2);
        while (lines.size() < size) {
            lines.add(new StockLine(
                    new SkuCode(chance.oneOf(GOODS)),
                    new LocationCode(chance.once(3) ? DEPOT : chance.oneOf(STORES)),
                    chance.number(1, 4)));
        }
        return new ReserveStock(new ReservationId(id("R")), lines, chance.number(60, secondsMost), "marketplace", null);
    }

    private void reserveForMarketplace() {
        ReserveStock request = reservation(7200);
        World.value(world.make(
                        "stock.reservation/" + request.id(),
                        "reserve " + request.id() + " " + request.lines(),
                        shop -> shop.stock().reserve(OWNER, request)))
                .ifPresent(this::goOnWith);
    }

    private void reserveManyForMarketplace() {
        List<ReserveStock> requests = new ArrayList<>();
        int size = chance.number(2, 12);
        while (requests.size() < size) {
            // Now and then one is in the batch twice.
            requests.add(requests.isEmpty() || !chance.once(6) ? reservation(1800) : chance.oneOf(requests));
        }
        world.ask(
                "reserve " + requests.size() + " at once from "
                        + requests.getFirst().id(),
                shop -> {
                    List<Outcome<Reservation>> outcomes = shop.stock().reserveAll(OWNER, requests);
                    for (int i = 0; i < outcomes.size(); i++) {
                        if (World.value(outcomes.get(i)).isPresent()) {
                            world.acknowledge(
                                    "stock.reservation/" + requests.get(i).id());
                        }
                    }
                    return new Outcome.Found<>(outcomes.size());
                });
    }

    private void goOnWith(Reservation reservation) {
        int what = chance.number(0, 9);
        Duration later = Duration.ofSeconds(chance.number(10, 5000));
        if (what < 5) {
            world.plan(later, () -> end(EndReservation.whole(reservation.id()), true));
        } else if (what < 7) {
            world.plan(later, () -> end(EndReservation.whole(reservation.id()), false));
        } else if (what < 9) {
            Reservation.Line first = reservation.lines().getFirst();
            List<StockLine> part = List.of(new StockLine(first.sku(), first.location(), 1));
            boolean commit = chance.once(2);
            world.plan(later, () -> end(EndReservation.part(reservation.id(), new PartId(id("P")), part), commit));
            world.plan(later.plusSeconds(60), () -> end(EndReservation.whole(reservation.id()), true));
        } else {
            world.met(Fault.FORGOTTEN);
        }
    }

    private void end(EndReservation request, boolean commit) {
        world.ask(
                (commit ? "commit " : "release ") + request.reservation() + (request.part() == null ? "" : " in part"),
                shop -> commit
                        ? shop.stock().commit(OWNER, request)
                        : shop.stock().release(OWNER, request));
    }

    // ── Sales ────────────────────────────────────────────────────────────────────────────────────────────────────────

    private List<OrderRequest.Line> basket() {
        List<OrderRequest.Line> lines = new ArrayList<>();
        int size = chance.once(2) ? 1 : chance.number(2, 3);
        while (lines.size() < size) {
            lines.add(OrderRequest.Line.of(
                    chance.once(12) ? WRAPPING : chance.oneOf(GOODS), chance.once(3) ? chance.number(2, 3) : 1));
        }
        return lines;
    }

    private static OrderRequest request(
            ChannelCode channel,
            List<OrderRequest.Line> lines,
            Mode mode,
            @Nullable String place,
            boolean fact,
            List<OrderRequest.Tender> tenders,
            OrderRequest.@Nullable Expected expected) {
        return new OrderRequest(
                channel,
                null,
                POUNDS,
                lines,
                fact,
                new OrderRequest.Fulfilment(mode, place == null ? null : new LocationCode(place), null),
                List.of(),
                0,
                tenders,
                expected,
                null,
                null);
    }

    private static OrderRequest.Tender tender(TenderKind kind, long amount, Behaviour behaviour, int delaySeconds) {
        return new OrderRequest.Tender(kind, new Money(amount, POUNDS), behaviour, delaySeconds);
    }

    private void sellAtTill(String store) {
        List<OrderRequest.Line> lines = basket();
        OrderRequest asked = request(TILL, lines, Mode.CARRY_OUT, store, false, List.of(), null);
        Offer offer = World.value(world.look(shop -> shop.orders().quote(OWNER, asked)))
                .orElse(null);
        if (offer == null) {
            return; // The shelf is empty, and the shopper goes.
        }
        long cash = chance.once(4) ? offer.total() / 3 : offer.total();
        List<OrderRequest.Tender> tenders = new ArrayList<>();
        tenders.add(tender(TenderKind.CASH, cash, Behaviour.SUCCEED, 0));
        if (cash < offer.total()) {
            tenders.add(tender(TenderKind.TEST, offer.total() - cash, Behaviour.SUCCEED, 0));
        }
        OrderRequest.Expected expected = new OrderRequest.Expected(new Money(offer.total(), POUNDS), offer.hash());
        place(
                "till sale",
                request(TILL, lines, Mode.CARRY_OUT, store, false, tenders, chance.once(3) ? expected : null));
    }

    /** What a till without network has sold, whatever the books knew. */
    private void sendSalesOfTheDay(String store) {
        List<PlaceOrder> sales = new ArrayList<>();
        int size = chance.number(1, 6);
        while (sales.size() < size) {
            OrderRequest sale = request(
                    TILL,
                    List.of(OrderRequest.Line.of(chance.oneOf(GOODS), chance.number(1, 2))),
                    Mode.CARRY_OUT,
                    store,
                    true,
                    List.of(tender(TenderKind.CASH, chance.number(300, 9000), Behaviour.SUCCEED, 0)),
                    null);
            sales.add(new PlaceOrder(new OrderId(id("O")), sale));
        }
        world.ask(size + " sales of " + store + " from " + sales.getFirst().id(), shop -> {
            List<Outcome<Stored<Order>>> outcomes = shop.orders().placeAll(OWNER, sales);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Made<Stored<Order>> made) {
                    placed(made.value().body());
                }
                if (World.value(outcomes.get(i)).isPresent()) {
                    world.acknowledge("order.order/" + sales.get(i).id());
                }
            }
            return new Outcome.Found<>(outcomes.size());
        });
    }

    private void orderOnTheWeb() {
        order(request(WEB, basket(), Mode.SHIP, chance.once(5) ? DEPOT : null, false, List.of(), null));
    }

    private void orderForPickup(String store) {
        order(request(WEB, basket(), Mode.PICKUP, store, false, List.of(), null));
    }

    /** Pays at once, in a moment, too late, with a card that fails, or never. */
    private void order(OrderRequest asked) {
        Offer offer = World.value(world.look(shop -> shop.orders().quote(OWNER, asked)))
                .orElse(null);
        if (offer == null) {
            return;
        }
        long total = offer.total();
        int how = chance.number(0, 99);
        List<OrderRequest.Tender> tenders = new ArrayList<>();
        if (how < 50) {
            tenders.add(tender(TenderKind.TEST, total, chance.once(8) ? Behaviour.TWICE : Behaviour.SUCCEED, 30));
        } else if (how < 65) {
            tenders.add(late(total));
        } else if (how < 72) {
            tenders.add(tender(TenderKind.TEST, total, Behaviour.FAIL, 0));
        } else if (how < 80) {
            long part = total / 2;
            tenders.add(
                    chance.once(2)
                            ? tender(TenderKind.TEST, part, chance.once(2) ? Behaviour.FAIL : Behaviour.TWICE, 20)
                            : tender(TenderKind.CASH, part, Behaviour.SUCCEED, 0));
            tenders.add(late(total - part));
        }
        place(
                "web order",
                request(
                        asked.channel(),
                        asked.lines(),
                        asked.fulfilment().mode(),
                        asked.fulfilment().location() == null
                                ? null
                                : asked.fulfilment().location().value(),
                        false,
                        tenders,
                        null));
    }

    private OrderRequest.Tender late(long amount) {
        int minutes = chance.number(1, 40);
        if (minutes > HOLD_MINUTES) {
            world.met(Fault.ANSWERED_LATE);
        }
        return tender(TenderKind.TEST, amount, Behaviour.LATE, minutes * 60);
    }

    private void place(String what, OrderRequest request) {
        OrderId id = new OrderId(id("O"));
        String sentence = what + " " + id + " " + request.fulfilment().mode() + "@"
                + request.fulfilment().location() + " " + lines(request) + " pay " + request.tenders();
        World.value(world.make(
                        "order.order/" + id, sentence, shop -> shop.orders().place(OWNER, id, request)))
                .ifPresent(stored -> {
                    placed(stored.body());
                    goOnWith(id, stored.body());
                });
    }

    private static String lines(OrderRequest request) {
        return String.join(
                " ",
                request.lines().stream()
                        .map(line -> line.sku() + "*" + line.quantity())
                        .toList());
    }

    private void placed(Order order) {
        world.figures().orders++;
        if (order.state() == OrderState.COMPLETED) {
            sold(order);
        }
    }

    private void sold(Order order) {
        world.figures().sold +=
                order.lines().stream().mapToLong(OrderLine::quantity).sum();
    }

    // ── What becomes of an order ─────────────────────────────────────────────────────────────────────────────────────

    private void goOnWith(OrderId id, Order order) {
        switch (order.state()) {
            case AWAITING_PAYMENT -> {
                if (chance.once(12)) {
                    world.plan(Duration.ofMinutes(chance.number(1, 20)), () -> cancel(id));
                }
                if (order.bill().open() > 0 && !chance.once(3)) {
                    world.plan(Duration.ofMinutes(chance.number(1, 18)), () -> pay(id));
                }
                world.plan(Duration.ofHours(2), () -> lookAfter(id));
            }
            case PLACED -> lookAfter(id);
            case COMPLETED -> perhapsBringBack(id, order);
            case CANCELLED, LAPSED -> {} // Nobody waits for it any more.
        }
    }

    private void pay(OrderId id) {
        Order order = find(id);
        long open = order.bill().open();
        if (open <= 0) {
            return;
        }
        Behaviour behaviour = chance.once(6) ? Behaviour.FAIL : chance.once(6) ? Behaviour.LATE : Behaviour.SUCCEED;
        TakeTender tender =
                new TakeTender(id("T"), TenderKind.TEST, open, behaviour, behaviour == Behaviour.LATE ? 240 : 0);
        world.ask(
                "pay " + id + " " + open + " " + behaviour,
                shop -> shop.orders().pay(OWNER, id, tender, POUNDS));
        if (find(id).state() == OrderState.COMPLETED) {
            sold(find(id));
        }
    }

    private void cancel(OrderId id) {
        world.ask("cancel " + id, shop -> shop.orders().cancel(OWNER, id));
    }

    /** Somebody looks what is to be done for an order: sends it, hands it over, or calls it off. */
    private void lookAfter(OrderId id) {
        Order order = find(id);
        if (order.state() != OrderState.PLACED) {
            return;
        }
        if (chance.once(20)) {
            world.plan(Duration.ofHours(chance.number(1, 20)), () -> cancel(id));
        }
        boolean neverFetched = order.groups().getFirst().mode() == Mode.PICKUP && chance.once(10);
        if (neverFetched) {
            world.met(Fault.FORGOTTEN);
            world.plan(Duration.ofDays(5), () -> cancel(id));
        } else {
            world.plan(Duration.ofHours(chance.number(2, 30)), () -> fulfil(id, 3));
        }
    }

    private void fulfil(OrderId id, int tries) {
        for (Group group : find(id).groups()) {
            if (group.state() == GroupState.RESERVED) {
                world.ask(
                        "fulfil " + id + " group " + group.group(),
                        shop -> shop.orders().fulfil(OWNER, id, group.group()));
            }
        }
        Order order = find(id);
        if (order.state() == OrderState.COMPLETED) {
            sold(order);
            perhapsBringBack(id, order);
        } else if (order.state() == OrderState.PLACED) {
            // The goods that were promised are not there: wait for more, and in the end give up.
            world.plan(Duration.ofDays(2), () -> {
                if (tries > 0) {
                    fulfil(id, tries - 1);
                } else {
                    cancel(id);
                }
            });
        }
    }

    private void perhapsBringBack(OrderId id, Order order) {
        if (chance.percent(12)) {
            world.plan(Duration.ofHours(chance.number(1, 700)), () -> bringBack(id, order, 2));
        }
    }

    /** Some units of some line come back, and perhaps more of them later. */
    private void bringBack(OrderId order, Order bought, int more) {
        OrderLine line = chance.oneOf(bought.lines());
        ReturnId id = new ReturnId(id("B"));
        long units = chance.number(1, (int) line.quantity());
        ReturnRequest request = new ReturnRequest(
                order,
                List.of(new ReturnRequest.Line(
                        line.line(), units, chance.once(4) ? ReturnCondition.DAMAGED : ReturnCondition.SELLABLE)),
                new LocationCode(chance.oneOf(STORES)),
                ReturnRequest.RefundTo.ORIGINAL,
                null,
                null);
        Outcome<Stored<Return>> outcome = world.make(
                "order.return/" + id,
                "return " + id + " of " + order + " line " + line.line() + " " + units,
                shop -> shop.orders().takeBack(OWNER, id, request));
        World.value(outcome).ifPresent(back -> world.figures().returned += units);
        if (more > 0 && chance.once(2)) {
            world.plan(Duration.ofHours(chance.number(1, 200)), () -> bringBack(order, bought, more - 1));
        }
    }

    private void bringWithoutReceipt(String store) {
        ReturnId id = new ReturnId(id("B"));
        long units = chance.number(1, 2);
        ReceiptlessReturn request = new ReceiptlessReturn(
                List.of(new ReceiptlessReturn.Line(
                        new SkuCode(chance.oneOf(GOODS)), units, chance.once(2) ? new Money(499, POUNDS) : null)),
                null,
                TILL,
                new LocationCode(store),
                null,
                null,
                null,
                null);
        Outcome<Stored<Return>> outcome = world.make(
                "order.return/" + id,
                "return " + id + " without receipt at " + store,
                shop -> shop.orders().takeBack(OWNER, id, request));
        World.value(outcome).ifPresent(back -> world.figures().returned += units);
    }

    private Order find(OrderId id) {
        return world.lookUntilAnswered(shop -> shop.orders().order(OWNER, id)).body();
    }
}
