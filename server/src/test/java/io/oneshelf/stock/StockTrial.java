package io.oneshelf.stock;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.Sku;
import io.oneshelf.catalog.SkuKind;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.DueWorker;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.network.Location;
import io.oneshelf.network.LocationKind;
import io.oneshelf.network.Mode;
import io.oneshelf.network.Network;
import io.oneshelf.testing.OneBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop to try stock in: coats, hats and socks, and gift wrapping, which is a service; a store in the north, one in the
 * south; a clock that is set by hand; and, standing for the floors above, an order that sells and takes back inside a command
 * of its own. It understands the sentences of {@link StockStories}, and several of them at one moment: {@code together reserve
 * R1 coat@north 1 for 60s & damage M1 coat@north 2}.
 */
final class StockTrial {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Caller OWNER = Caller.owner("trial");

    final Books books;
    final GatheringDoor door;
    private final OneBatch oneBatch;
    final Stock stock;
    final DueWorker dueWorker;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    StockTrial(Books books) {
        this.books = books;
        this.door = new GatheringDoor(books, now::get);
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        Catalog catalog = Catalog.in(door, books.reader(), changes);
        Network network = Network.in(door, books.reader(), changes);
        openShop(catalog, network);
        this.oneBatch = new OneBatch(door);
        this.stock = Stock.in(oneBatch, books.reader(), catalog, network, now::get);
        this.dueWorker = new DueWorker(books.reader(), door, now::get);
        Stock.endReservationsOf(door);
    }

    private static void openShop(Catalog catalog, Network network) {
        network.open();
        for (String code : List.of("north", "south")) {
            network.put(
                            new Location(
                                    new LocationCode(code),
                                    code,
                                    LocationKind.STORE,
                                    0,
                                    0,
                                    ZoneOffset.UTC,
                                    Set.of(Mode.CARRY_OUT),
                                    null),
                            IfMatch.ABSENT)
                    .orThrow();
        }
        for (String code : List.of("coat", "hat", "sock", "wrapping")) {
            SkuKind kind = code.equals("wrapping") ? SkuKind.SERVICE : SkuKind.GOODS;
            Sku sku = new Sku(new SkuCode(code), null, Map.of(), Unit.EACH, kind, Sku.ORDINARY_TAX_CATEGORY);
            catalog.put(
                            new Product(new ProductId(code), Name.of(code), "clothes", List.of(), List.of(sku)),
                            IfMatch.ABSENT)
                    .orThrow();
        }
    }

    /** Does what a sentence says, such as {@code reserve R1 coat@north 3 for 60s}, and answers in a few words. */
    String say(String sentence) {
        List<String> words = new ArrayList<>(Arrays.asList(sentence.trim().split("[ ,]+")));
        String verb = words.removeFirst();
        return switch (verb) {
            case "receive", "adjust", "count", "damage", "transfer" ->
                told(stock.record(
                        OWNER,
                        new RecordMovement(
                                new MovementId(words.removeFirst()),
                                MovementKind.valueOf(verb.toUpperCase(java.util.Locale.ROOT)),
                                movementLines(words),
                                null,
                                null)));
            case "reserve" -> {
                ReservationId id = new ReservationId(words.removeFirst());
                int seconds = ReserveStock.HOLD_SECONDS_DEFAULT;
                int before = words.indexOf("for");
                if (before >= 0) {
                    seconds = seconds(words.get(before + 1));
                    words = words.subList(0, before);
                }
                yield told(stock.reserve(OWNER, new ReserveStock(id, lines(words), seconds, null, null)));
            }
            case "commit" -> told(stock.commit(OWNER, end(words)));
            case "release" -> told(stock.release(OWNER, end(words)));
            case "look" ->
                stock.reservation(new ReservationId(words.getFirst()))
                        .map(StockTrial::told)
                        .orElse("nothing");
            case "wait" -> {
                int seconds = seconds(words.getFirst());
                now.updateAndGet(instant -> instant.plusSeconds(seconds));
                yield "";
            }
            case "clock" -> {
                int seconds = seconds(words.get(1));
                now.updateAndGet(instant -> instant.minusSeconds(seconds));
                yield "";
            }
            case "sweep" -> dueWorker.step() ? "some" : "none";
            case "sell", "carry", "back", "broken" -> {
                Trade trade = new Trade(stock, verb, words.removeFirst(), lines(words));
                yield told(oneBatch.call(TRADING, () -> trade));
            }
            case "together" -> {
                List<Runnable> commands = new ArrayList<>();
                for (String each : sentence.trim().substring(verb.length()).split(" & ")) {
                    commands.add(() -> say(each));
                }
                yield oneBatch.together(commands).stream().map(StockTrial::told).collect(Collectors.joining(" & "));
            }
            default -> throw new IllegalArgumentException("no such sentence: " + sentence);
        };
    }

    /** What a shelf has, such as {@code 10 3 7} (on hand, reserved, available), and its shortage when there is one. */
    String shelf(String name) {
        Availability shelf =
                stock.availability(List.of(shelfOf(name)), null).orThrow().getFirst();
        return shelf.onHand() + " " + shelf.reserved() + " " + shelf.available()
                + (shelf.shortage() == 0 ? "" : " short " + shelf.shortage());
    }

    /** What a shelf saw, such as {@code RECEIVE 10}. */
    List<String> history(String name) {
        Shelf shelf = shelfOf(name);
        return stock
                .entries(
                        new EntryQuery(shelf.sku(), shelf.location(), Condition.SELLABLE, null, null, null, 500, false))
                .rows()
                .stream()
                .map(entry -> entry.kind() + " " + entry.quantity())
                .toList();
    }

    static Shelf shelfOf(String name) {
        String[] parts = name.split("@");
        return new Shelf(new SkuCode(parts[0]), new LocationCode(parts[1]));
    }

    private static <V> String told(Outcome<V> outcome) {
        return switch (outcome) {
            case Outcome.Made<V> made -> told(made.value());
            case Outcome.Found<V> found -> told(found.value());
            case Outcome.Refused<V> refused -> "no: " + refused.why().word().word() + told(refused.why());
        };
    }

    private static String told(Object value) {
        return value instanceof Reservation reservation ? told(reservation) : "done";
    }

    private static String told(Reservation reservation) {
        boolean whole = reservation.lines().stream().allMatch(line -> line.settled() == 0 && line.released() == 0);
        return reservation.state()
                + (whole
                        ? ""
                        : reservation.lines().stream()
                                .map(line -> " " + line.settled() + "+" + line.released() + "/" + line.quantity())
                                .collect(Collectors.joining()));
    }

    private static String told(Refusal why) {
        return switch (why) {
            case Shortfall shortfall ->
                shortfall.lines().stream()
                        .map(line -> " " + line.sku() + "@" + line.location() + " " + line.wanted() + " of "
                                + line.available())
                        .collect(Collectors.joining());
            case StockRefusal.BeyondReservation beyond ->
                beyond.lines().stream()
                        .map(line ->
                                " " + line.sku() + "@" + line.location() + " " + line.wanted() + " of " + line.held())
                        .collect(Collectors.joining());
            case io.oneshelf.journal.ExistsDifferent different -> " " + String.join(" ", different.fields());
            default -> "";
        };
    }

    private static int seconds(String word) {
        return (int) Duration.parse("PT" + word).toSeconds();
    }

    private static EndReservation end(List<String> words) {
        ReservationId id = new ReservationId(words.removeFirst());
        if (words.isEmpty()) {
            return EndReservation.whole(id);
        }
        PartId part = new PartId(words.removeFirst());
        return EndReservation.part(id, part, lines(words));
    }

    private static List<StockLine> lines(List<String> words) {
        List<StockLine> lines = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            Shelf shelf = shelfOf(words.get(i));
            lines.add(new StockLine(shelf.sku(), shelf.location(), Long.parseLong(words.get(i + 1))));
        }
        return lines;
    }

    private static List<RecordMovement.Line> movementLines(List<String> words) {
        List<RecordMovement.Line> lines = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            String[] way = words.get(i).split(">");
            Shelf shelf = shelfOf(way[0]);
            @Nullable LocationCode to = way.length == 2 ? new LocationCode(way[1]) : null;
            lines.add(new RecordMovement.Line(shelf.sku(), shelf.location(), Long.parseLong(words.get(i + 1)), to));
        }
        return lines;
    }

    /** A higher floor's command, composed of the verbs that stock has for it. */
    private record Trade(Stock stock, String verb, String id, List<StockLine> lines) {}

    private record Traded(String verb) {}

    private static final DocumentKind<Traded> TRADE = DocumentKind.of("trial.trade", "trial.trade", Traded.class);

    private static final Verb<Trade, Traded> TRADING = new Verb<>() {
        @Override
        public Reach reach(Trade trade, Found found) {
            return trade.stock.reach(trade.lines, condition(trade));
        }

        @Override
        public Decision<Traded> decide(Draft draft, Trade trade) {
            DocKey<Traded> document = TRADE.key(trade.id);
            switch (trade.verb) {
                case "sell" -> {
                    Optional<Shortfall> shortfall = trade.stock.shortfall(draft, trade.lines, null);
                    if (shortfall.isPresent()) {
                        return Decision.drop(shortfall.get());
                    }
                    trade.stock.sellNow(draft, trade.lines, document, draft.now());
                }
                case "carry" -> trade.stock.sellFact(draft, trade.lines, document, draft.now());
                default -> trade.stock.takeBack(draft, trade.lines, condition(trade), document, draft.now());
            }
            return Decision.made(new Traded(trade.verb));
        }

        private static Condition condition(Trade trade) {
            return trade.verb.equals("broken") ? Condition.DAMAGED : Condition.SELLABLE;
        }
    };
}
