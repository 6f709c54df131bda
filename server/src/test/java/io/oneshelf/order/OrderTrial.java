package io.oneshelf.order;

import io.oneshelf.access.Approval;
import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.PriceByHand;
import io.oneshelf.access.RefundWithoutReceipt;
import io.oneshelf.access.StaffEvent;
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
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.DueWorker;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.member.Person;
import io.oneshelf.member.PersonalKeys;
import io.oneshelf.member.PutMember;
import io.oneshelf.network.Location;
import io.oneshelf.network.LocationKind;
import io.oneshelf.network.Mode;
import io.oneshelf.network.Network;
import io.oneshelf.offer.Offer;
import io.oneshelf.payment.Behaviour;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.pricing.Price;
import io.oneshelf.pricing.PriceEdit;
import io.oneshelf.pricing.Prices;
import io.oneshelf.stock.Availability;
import io.oneshelf.stock.MovementId;
import io.oneshelf.stock.MovementKind;
import io.oneshelf.stock.RecordMovement;
import io.oneshelf.stock.Shelf;
import io.oneshelf.stock.Stock;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.Tax;
import io.oneshelf.tax.TaxRate;
import io.oneshelf.testing.OneBatch;
import io.oneshelf.testing.WatchedBooks;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shop to try orders in: a coat for 100.00 pounds, a hat for 19.99, socks at 3.33 and gift wrapping, a service, for 2.50;
 * a scarf and a glove with prices in pounds and euros. Stores in the north and the south hand goods over in every mode, a depot only ships.
 * The clock is set by hand. It understands short sentences, such as {@code place O1 SHIP@north coat*2 hat pay TEST:LATE:60}, and
 * several of them at one moment: {@code together cancel O1 & fulfil O1}.
 */
final class OrderTrial {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Caller OWNER = Caller.owner("trial");
    static final Caller NORTH = new Caller("north-1", Role.CASHIER, new LocationCode("north"), null);
    static final Caller ADA = new Caller("ada-app", Role.MEMBER, null, new MemberId("ada"));
    static final Caller BOB = new Caller("bob-app", Role.MEMBER, null, new MemberId("bob"));
    static final Caller GUEST = new Caller("guest", Role.GUEST, null, new MemberId("guest-7"));

    final WatchedBooks books;
    final GatheringDoor door;
    private final OneBatch oneBatch;
    final Catalog catalog;
    private final Network network;
    final Prices prices;
    final Tax tax;
    final Stock stock;
    final Contacts contacts;
    final Orders orders;
    final DueWorker dueWorker;
    private Instant now = NOON;
    private int movements;

    OrderTrial(Books kept) {
        this.books = new WatchedBooks(kept);
        this.door = new GatheringDoor(books, () -> now);
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        this.catalog = Catalog.in(door, books.reader(), changes);
        this.network = Network.in(door, books.reader(), changes);
        this.prices = Prices.in(door, books.reader(), changes, catalog, network);
        this.tax = Tax.in(door, books.reader(), changes);
        PersonalKeys keys = PersonalKeys.of(new byte[32]);
        SecureRandom random = new SecureRandom();
        Members members = Members.in(door, books.reader(), changes, keys, random);
        this.contacts = Contacts.in(books.reader(), keys, random);
        this.oneBatch = new OneBatch(door);
        this.stock = Stock.in(oneBatch, books.reader(), catalog, network, () -> now);
        this.orders = Orders.in(
                oneBatch, books.reader(), catalog, network, members, contacts, prices, tax, stock, changes, () -> now);
        this.dueWorker = new DueWorker(books.reader(), door, () -> now);
        Stock.endReservationsOf(door);
        Orders.endHoldsOf(door, stock);
        Orders.doDueWork(dueWorker, door, stock);
        network.open();
        members.open();
        for (String person : List.of("ada", "bob")) {
            members.put(new PutMember(
                            new MemberId(person), new Person(null, null, null, null, null, null), IfMatch.ABSENT))
                    .orThrow();
        }
        open("north", LocationKind.STORE, EnumSet.allOf(Mode.class));
        open("south", LocationKind.STORE, EnumSet.allOf(Mode.class));
        open("depot", LocationKind.WAREHOUSE, Set.of(Mode.SHIP));
        sell("coat", SkuKind.GOODS, "10000 GBP");
        sell("hat", SkuKind.GOODS, "1999 GBP");
        sell("sock", SkuKind.GOODS, "333 GBP");
        sell("wrapping", SkuKind.SERVICE, "250 GBP");
        sell("scarf", SkuKind.GOODS, "1500 GBP", "1800 EUR");
        sell("glove", SkuKind.GOODS, "700 GBP", "850 EUR");
        sell("secret", SkuKind.GOODS);
    }

    private void open(String code, LocationKind kind, Set<Mode> modes) {
        network.put(new Location(new LocationCode(code), code, kind, 0, 0, ZoneOffset.UTC, modes, null), IfMatch.ABSENT)
                .orThrow();
    }

    private void sell(String code, SkuKind kind, String... lists) {
        Sku sku = new Sku(new SkuCode(code), null, Map.of(), Unit.EACH, kind, Sku.ORDINARY_TAX_CATEGORY);
        catalog.put(new Product(new ProductId(code), Name.of(code), "clothes", List.of(), List.of(sku)), IfMatch.ABSENT)
                .orThrow();
        for (String list : lists) {
            prices.put(new PriceEdit(sku.code(), Price.always(money(list)), IfMatch.ABSENT))
                    .orThrow();
        }
    }

    void openDepot(String code) {
        open(code, LocationKind.WAREHOUSE, Set.of(Mode.SHIP));
    }

    void taxAt(String percent) {
        tax.put(
                        new TaxRate(
                                "standard",
                                Sku.ORDINARY_TAX_CATEGORY,
                                null,
                                Percent.parse(percent).orElseThrow(),
                                null,
                                null),
                        IfMatch.ABSENT)
                .orThrow();
    }

    Instant now() {
        return now;
    }

    // ── Sentences ────────────────────────────────────────────────────────────────────────────────────────────────────

    String say(String sentence) {
        return say(OWNER, sentence);
    }

    /** Does what the sentence says and answers in a few words, such as {@code PLACED CAPTURED 10000 RESERVED}. */
    String say(Caller caller, String sentence) {
        List<String> words = new ArrayList<>(Arrays.asList(sentence.trim().split(" +")));
        return switch (words.removeFirst()) {
            case "receive" -> move(MovementKind.RECEIVE, words);
            case "count" -> move(MovementKind.COUNT, words);
            case "place" -> {
                OrderId id = new OrderId(words.removeFirst());
                yield told(orders.place(caller, id, request(caller, words)));
            }
            case "quote" -> quoted(orders.quote(caller, request(caller, words)));
            case "pay" -> {
                OrderId order = new OrderId(words.removeFirst());
                String payment = words.removeFirst();
                String[] parts = words.removeFirst().split(":");
                boolean named = parts.length > 1 && parts[1].matches("[0-9]+");
                int behaviour = named ? 2 : 1;
                long amount;
                if (named) {
                    amount = Long.parseLong(parts[1]);
                } else if (words.isEmpty()) {
                    amount = orders.order(caller, order)
                            .map(stored -> stored.body().bill().open())
                            .orThrow();
                } else {
                    amount = Long.parseLong(words.removeFirst());
                }
                TakeTender tender = new TakeTender(
                        payment,
                        TenderKind.valueOf(parts[0]),
                        amount,
                        parts.length > behaviour ? Behaviour.valueOf(parts[behaviour]) : Behaviour.SUCCEED,
                        parts.length > behaviour + 1 ? Integer.parseInt(parts[behaviour + 1]) : 0);
                yield told(orders.pay(caller, order, tender, Currency.getInstance("GBP")));
            }
            case "cancel" -> told(orders.cancel(caller, new OrderId(words.getFirst())));
            case "fulfil" ->
                told(orders.fulfil(
                        caller, new OrderId(words.getFirst()), words.size() > 1 ? Integer.parseInt(words.get(1)) : 1));
            case "look" -> told(orders.order(caller, new OrderId(words.getFirst())));
            case "return" -> {
                ReturnId id = new ReturnId(words.removeFirst());
                OrderId order = new OrderId(words.removeFirst());
                LocationCode at = new LocationCode(words.removeFirst());
                List<ReturnRequest.Line> lines = words.stream()
                        .map(word -> word.split("[*/]"))
                        .map(parts -> new ReturnRequest.Line(
                                Integer.parseInt(parts[0]),
                                Long.parseLong(parts[1]),
                                parts.length > 2 ? ReturnCondition.valueOf(parts[2]) : ReturnCondition.SELLABLE))
                        .toList();
                yield back(orders.takeBack(
                        caller, id, new ReturnRequest(order, lines, at, ReturnRequest.RefundTo.ORIGINAL, null, null)));
            }
            case "bring" -> {
                ReturnId id = new ReturnId(words.removeFirst());
                LocationCode at = new LocationCode(words.removeFirst());
                int by = words.indexOf("by");
                ApprovalId approval = by < 0 ? null : new ApprovalId(words.get(by + 1));
                List<ReceiptlessReturn.Line> lines = words.subList(0, by < 0 ? words.size() : by).stream()
                        .map(word -> word.split("[*=]"))
                        .map(parts -> new ReceiptlessReturn.Line(
                                new SkuCode(parts[0]),
                                Long.parseLong(parts[1]),
                                parts.length > 2 ? money(parts[2] + " GBP") : null))
                        .toList();
                yield back(orders.takeBack(
                        caller,
                        id,
                        new ReceiptlessReturn(
                                lines,
                                null,
                                new ChannelCode("till"),
                                at,
                                null,
                                null,
                                approval == null ? null : "staff-3",
                                approval)));
            }
            case "approve" -> {
                if (words.get(1).matches("[0-9]+")) {
                    yield approve(
                            new ApprovalId(words.getFirst()),
                            new Approval(
                                    "staff-3",
                                    caller.name(),
                                    caller.store(),
                                    null,
                                    now,
                                    null,
                                    new RefundWithoutReceipt(Long.parseLong(words.get(1)), "GBP")));
                }
                OrderRequest.Line line = line(words.get(1));
                OrderRequest.ByHand byHand = line.override();
                yield approve(
                        new ApprovalId(words.getFirst()),
                        new Approval(
                                byHand.approvedBy(),
                                caller.name(),
                                caller.store(),
                                new PriceByHand(
                                        line.sku(),
                                        line.quantity(),
                                        byHand.unitPrice().minor(),
                                        "GBP",
                                        byHand.per()),
                                now,
                                null,
                                null));
            }
            case "wait" -> {
                now = now.plusSeconds(Long.parseLong(words.getFirst()));
                while (dueWorker.step()) {
                    // Everything that has come due is done before the story goes on.
                }
                yield "";
            }
            case "pass" -> {
                now = now.plusSeconds(Long.parseLong(words.getFirst()));
                yield "";
            }
            case "together" -> {
                List<Runnable> commands = new ArrayList<>();
                for (String each :
                        sentence.trim().substring("together ".length()).split(" & ")) {
                    commands.add(() -> say(caller, each));
                }
                yield oneBatch.together(commands).stream()
                        .map(OrderTrial::toldOfAny)
                        .collect(Collectors.joining(" & "));
            }
            default -> throw new IllegalArgumentException("no such sentence: " + sentence);
        };
    }

    /** The approval as it is there when somebody's PIN was right. */
    private String approve(ApprovalId id, Approval approval) {
        return door.call(
                        new Verb<Approval, String>() {
                            @Override
                            public Set<DocKey<?>> documents(Approval given) {
                                return Set.of(Approval.key(id));
                            }

                            @Override
                            public Decision<String> decide(Draft draft, Approval given) {
                                draft.write(Approval.key(id), given);
                                draft.happened(new StaffEvent.ApprovalGiven(id.value(), given.staff(), given.till()));
                                return Decision.made("");
                            }
                        },
                        () -> approval)
                .orThrow();
    }

    private String move(MovementKind kind, List<String> words) {
        List<RecordMovement.Line> lines = words.stream()
                .map(word -> word.split("[@*]"))
                .map(parts -> new RecordMovement.Line(
                        new SkuCode(parts[0]), new LocationCode(parts[1]), Long.parseLong(parts[2]), null))
                .toList();
        stock.record(OWNER, new RecordMovement(new MovementId("M" + ++movements), kind, lines, null, null))
                .orThrow();
        return "";
    }

    /**
     * What the words ask for: {@code MODE@place}, lines such as {@code coat*2}, {@code hat=1500} (recorded unit price),
     * {@code sock*3~1000} (recorded line total) or {@code hat!900} (price by hand; {@code hat!900:A1} names its approval); then perhaps {@code fact}, {@code since 60} (it
     * happened so many seconds ago), {@code in EUR}, {@code for ada}, {@code expect TOTAL HASH} and {@code pay} with tenders, the last of which pays the rest.
     */
    OrderRequest request(Caller caller, List<String> words) {
        String[] how = words.getFirst().split("@");
        List<OrderRequest.Line> lines = new ArrayList<>();
        Currency currency = null;
        MemberId member = null;
        boolean fact = false;
        Instant occurredAt = null;
        OrderRequest.Expected expect = null;
        List<String> tenders = List.of();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "fact" -> fact = true;
                case "since" -> occurredAt = now().minusSeconds(Long.parseLong(words.get(++i)));
                case "in" -> currency = Currency.getInstance(words.get(++i));
                case "for" -> member = new MemberId(words.get(++i));
                case "expect" -> expect = new OrderRequest.Expected(money(words.get(++i) + " GBP"), words.get(++i));
                case "pay" -> {
                    tenders = words.subList(i + 1, words.size());
                    i = words.size();
                }
                default -> lines.add(line(words.get(i)));
            }
        }
        OrderRequest request = new OrderRequest(
                new ChannelCode("web"),
                member,
                currency,
                lines,
                fact,
                new OrderRequest.Fulfilment(
                        Mode.valueOf(how[0]), how.length > 1 ? new LocationCode(how[1]) : null, null),
                List.of(),
                0,
                List.of(),
                expect,
                occurredAt,
                null);
        return tenders.isEmpty() ? request : paying(caller, request, tenders);
    }

    private OrderRequest paying(Caller caller, OrderRequest request, List<String> words) {
        List<OrderRequest.Tender> tenders = new ArrayList<>();
        long left = orders.quote(caller, unexpecting(request)) instanceof Outcome.Found<Offer> offer
                ? offer.value().total()
                : 0;
        for (String word : words) {
            String[] parts = word.split(":");
            long amount = left;
            int behaviour = 1;
            if (parts.length > 1 && parts[1].matches("[0-9]+")) {
                amount = Long.parseLong(parts[1]);
                behaviour = 2;
            }
            left -= amount;
            tenders.add(new OrderRequest.Tender(
                    TenderKind.valueOf(parts[0]),
                    new Money(amount, request.currency() == null ? Currency.getInstance("GBP") : request.currency()),
                    parts.length > behaviour ? Behaviour.valueOf(parts[behaviour]) : Behaviour.SUCCEED,
                    parts.length > behaviour + 1 ? Integer.parseInt(parts[behaviour + 1]) : 0));
        }
        return new OrderRequest(
                request.channel(),
                request.member(),
                request.currency(),
                request.lines(),
                request.fact(),
                request.fulfilment(),
                request.coupons(),
                request.points(),
                tenders,
                request.expect(),
                request.occurredAt(),
                request.shift());
    }

    private static OrderRequest unexpecting(OrderRequest request) {
        return new OrderRequest(
                request.channel(),
                request.member(),
                request.currency(),
                request.lines(),
                request.fact(),
                request.fulfilment(),
                List.of(),
                0,
                List.of(),
                null,
                request.occurredAt(),
                request.shift());
    }

    private static OrderRequest.Line line(String word) {
        String[] parts = word.split("(?=[*=~!])");
        long quantity = 1;
        Money unitPrice = null;
        Money lineTotal = null;
        OrderRequest.ByHand byHand = null;
        for (int i = 1; i < parts.length; i++) {
            String value = parts[i].substring(1);
            switch (parts[i].charAt(0)) {
                case '*' -> quantity = Long.parseLong(value);
                case '=' -> unitPrice = money(value + " GBP");
                case '~' -> lineTotal = money(value + " GBP");
                default -> {
                    String[] shown = value.split(":");
                    byHand = new OrderRequest.ByHand(
                            money(shown[0] + " GBP"),
                            "scratched",
                            "staff-3",
                            shown.length > 1 ? new ApprovalId(shown[1]) : null,
                            null,
                            null);
                }
            }
        }
        return new OrderRequest.Line(new SkuCode(parts[0]), quantity, unitPrice, lineTotal, byHand);
    }

    static Money money(String words) {
        String[] parts = words.split(" ");
        return Money.of(Long.parseLong(parts[0]), parts[1]);
    }

    // ── What became of it ────────────────────────────────────────────────────────────────────────────────────────────

    /** What the feed told of orders, such as {@code order.placed O1}. */
    List<String> news() {
        return books.reader().events(0, 1_000).stream()
                .filter(event -> event.type().startsWith("order."))
                .map(event -> event.type() + " " + event.document())
                .toList();
    }

    /** What a shelf has, such as {@code 10 3 7}: on hand, reserved, available. */
    String shelf(String name) {
        String[] parts = name.split("@");
        Availability shelf = stock.availability(
                        List.of(new Shelf(new SkuCode(parts[0]), new LocationCode(parts[1]))), null)
                .orThrow()
                .getFirst();
        return shelf.onHand() + " " + shelf.reserved() + " " + shelf.available();
    }

    Order order(String id) {
        return orders.order(OWNER, new OrderId(id)).orThrow().body();
    }

    /** The words of an order's history. */
    List<Step> history(String id) {
        return order(id).history().stream().map(Happening::what).toList();
    }

    static String told(Outcome<Stored<Order>> outcome) {
        return switch (outcome) {
            case Outcome.Made<Stored<Order>> made -> told(made.value().body());
            case Outcome.Found<Stored<Order>> found -> told(found.value().body());
            case Outcome.Refused<Stored<Order>> refused -> no(refused);
        };
    }

    private static String toldOfAny(Outcome<Object> outcome) {
        return switch (outcome) {
            case Outcome.Made<Object> made -> toldOfAny(made.value());
            case Outcome.Found<Object> found -> toldOfAny(found.value());
            case Outcome.Refused<Object> refused -> no(refused).replace("journal/exists", "order/exists");
        };
    }

    private static String toldOfAny(Object value) {
        return value instanceof Stored<?> stored && stored.body() instanceof Order order
                ? told(order)
                : value instanceof Stored<?> stored && stored.body() instanceof Return back
                        ? "refund " + back.refund()
                        : "done";
    }

    private static String told(Order order) {
        StringBuilder told = new StringBuilder()
                .append(order.state())
                .append(' ')
                .append(order.bill().state())
                .append(' ')
                .append(order.bill().total());
        order.groups().forEach(group -> told.append(' ').append(group.state()));
        return told.toString();
    }

    private static String back(Outcome<Stored<Return>> outcome) {
        return switch (outcome) {
            case Outcome.Made<Stored<Return>> made ->
                "refund " + made.value().body().refund();
            case Outcome.Found<Stored<Return>> found ->
                "refund " + found.value().body().refund();
            case Outcome.Refused<Stored<Return>> refused -> no(refused);
        };
    }

    private static String quoted(Outcome<Offer> outcome) {
        return switch (outcome) {
            case Outcome.Made<Offer> made -> told(made.value());
            case Outcome.Found<Offer> found -> told(found.value());
            case Outcome.Refused<Offer> refused -> no(refused);
        };
    }

    private static String told(Offer offer) {
        StringBuilder told =
                new StringBuilder().append(offer.total()).append(' ').append(offer.currency());
        offer.groups().forEach(group -> told.append(' ').append(group.location()));
        return told.toString();
    }

    static String no(Outcome.Refused<?> refused) {
        return "no: " + refused.why().word().module() + "/"
                + refused.why().word().word();
    }
}
