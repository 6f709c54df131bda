package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.Stored;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.testing.search.Dice;
import io.oneshelf.testing.search.Search;
import io.oneshelf.testing.search.Step;
import io.oneshelf.testing.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Everything that can be asked of orders, said at random to the real thing and to a plain model of it. */
final class OrderSearch {

    private OrderSearch() {}

    /** Orders on some books beside their model; after each step every shelf and every till is compared. */
    static final class Shop implements Trial<OrderModel> {

        private final OrderTrial orders;
        private final OrderModel model;
        private final Runnable closing;

        Shop(Books books, OrderModel model, Runnable closing) {
            this.orders = new OrderTrial(books);
            this.orders.taxAt("20");
            this.model = model;
            this.closing = closing;
        }

        @Override
        public OrderModel model() {
            return model;
        }

        @Override
        public void play(String sentence) {
            String expected = model.say(sentence);
            assertThat(orders.say(sentence)).as(sentence).isEqualTo(expected);
            for (String shelf : OrderModel.shelves()) {
                assertThat(orders.shelf(shelf))
                        .as("%s after %s", shelf, sentence)
                        .isEqualTo(model.shelf(shelf));
            }
            assertThat(money()).as("money after %s", sentence).isEqualTo(model.money());
            assertThat(orders.books.balance(Book.MONEY, "@unapplied")).isZero();
        }

        private String money() {
            return "cash " + -orders.books.balance(Book.MONEY, "@tender-CASH") + ", provider "
                    + -orders.books.balance(Book.MONEY, "@tender-TEST") + ", sold "
                    + (orders.books.balance(Book.MONEY, "@sales") + orders.books.balance(Book.MONEY, "@tax"));
        }

        /** Then everything is called off or brought back, and all that is left of any order is nothing. */
        @Override
        public void end() {
            for (String order : model.orders()) {
                assertThat(orders.say("look " + order)).as(order).isEqualTo(model.say("look " + order));
            }
            for (String order : model.orders()) {
                play("cancel " + order);
                for (int line = 1; line <= model.lines(order); line++) {
                    long left = model.stillOut(order, line);
                    if (left > 1) {
                        play("return Y" + order + "-" + line + " " + order + " south " + line + "*1");
                    }
                    if (left > 0) {
                        play("return Z" + order + "-" + line + " " + order + " north " + line + "*"
                                + model.stillOut(order, line) + "/DAMAGED");
                    }
                }
            }
            play("wait 100000");
            long paidOut = 0;
            long taxPaidOut = 0;
            for (Stored<Return> back : orders.books.reader().list(Return.KIND, Map.of(), 0, 10_000)) {
                if (back.body().order() == null) {
                    paidOut += back.body().refund();
                    taxPaidOut += back.body().tax();
                }
            }
            assertThat(orders.books.balance(Book.MONEY, "@tax"))
                    .as("tax when everything has come back, but for what was paid out without a receipt")
                    .isEqualTo(-taxPaidOut);
            assertThat(orders.books.balance(Book.MONEY, "@sales"))
                    .as("sales when everything has come back, but for what was paid out without a receipt")
                    .isEqualTo(taxPaidOut - paidOut);
            for (String shelf : OrderModel.shelves()) {
                String[] parts = shelf.split("@");
                Account account = new Account(Book.STOCK, parts[1], parts[0], "damaged", "", "");
                assertThat(orders.books
                                .reader()
                                .balances(List.of(account))
                                .getOrDefault(account, Balance.EMPTY)
                                .onHand())
                        .as("damaged %s", shelf)
                        .isEqualTo(model.damaged(shelf));
            }
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    static Search<OrderModel> on(Supplier<Shop> shop) {
        Ids ids = new Ids();
        return Search.of(() -> {
                    ids.next = 0;
                    return shop.get();
                })
                .move(
                        "receive",
                        3,
                        any -> true,
                        (dice, model) -> Step.of("receive " + shelf(dice) + "*{}", dice.number(1, 9)))
                .move(
                        "count",
                        1,
                        any -> true,
                        (dice, model) -> Step.of("count " + shelf(dice) + "*{}", dice.number(0, 6)))
                .move("place unpaid", 4, any -> true, (dice, model) -> placeUnpaid(ids, dice))
                .move("place paying", 6, any -> true, (dice, model) -> placePaying(ids, dice))
                .move("place a fact", 1, any -> true, (dice, model) -> placeFact(ids, dice))
                .move("pay", 4, OrderSearch::anyAwaits, (dice, model) -> pay(ids, dice, model))
                .move("cancel", 2, OrderSearch::anyOrder, (dice, model) -> Step.of("cancel " + order(dice, model)))
                .move(
                        "fulfil",
                        4,
                        OrderSearch::anyOrder,
                        (dice, model) -> Step.of("fulfil " + fulfillable(dice, model)))
                .move("return", 5, OrderSearch::anyOrder, (dice, model) -> takeBack(ids, dice, model))
                .move("bring", 1, any -> true, (dice, model) -> bring(ids, dice))
                .move("again", 3, OrderSearch::anySaid, (dice, model) -> Step.of(dice.oneOf(model.saidBefore())))
                .move("other content", 2, OrderSearch::anySaid, (dice, model) -> otherContent(dice, model))
                .move("look", 1, OrderSearch::anyOrder, (dice, model) -> Step.of("look " + order(dice, model)))
                .move("together", 3, any -> true, (dice, model) -> together(ids, dice, model))
                .move(
                        "wait",
                        4,
                        any -> true,
                        (dice, model) -> Step.of("wait {}", dice.number(1, dice.once(3) ? 1000 : 300)))
                .move("pass", 2, any -> true, (dice, model) -> Step.of("pass {}", dice.number(1, 600)))
                .move("clock back", 2, any -> true, (dice, model) -> Step.of("pass {}", -dice.number(1, 3600)));
    }

    /** Numbers for new ids, from one in every run. */
    private static final class Ids {
        private int next;

        String next(String letter) {
            return letter + ++next;
        }
    }

    private static boolean anyOrder(OrderModel model) {
        return !model.orders().isEmpty();
    }

    private static boolean anyAwaits(OrderModel model) {
        return !model.ordersThatAre("AWAITING_PAYMENT").isEmpty();
    }

    private static boolean anySaid(OrderModel model) {
        return !model.saidBefore().isEmpty();
    }

    private static String shelf(Dice dice) {
        return dice.oneOf(OrderModel.shelves());
    }

    private static String order(Dice dice, OrderModel model) {
        return dice.once(20) ? "O0" : dice.oneOf(model.orders());
    }

    private static String fulfillable(Dice dice, OrderModel model) {
        List<String> placed = model.ordersThatAre("PLACED");
        return placed.isEmpty() || dice.once(4) ? order(dice, model) : dice.oneOf(placed);
    }

    /** The lines of an order and what they cost together. */
    private record Basket(String words, long total) {

        static Basket of(Dice dice) {
            List<String> words = new ArrayList<>();
            long total = 0;
            int size = dice.once(2) ? 1 : dice.number(1, 3);
            while (words.size() < size) {
                String sku = dice.once(5) ? "wrapping" : dice.oneOf(OrderModel.GOODS);
                int quantity = dice.number(1, 3);
                words.add(sku + "*" + quantity);
                total += quantity * OrderModel.price(sku);
            }
            return new Basket(String.join(" ", words), total);
        }
    }

    private static String how(Dice dice) {
        return dice.oneOf("SHIP", "PICKUP", "CARRY_OUT") + "@" + dice.oneOf(OrderModel.PLACES);
    }

    private static Step placeUnpaid(Ids ids, Dice dice) {
        return Step.of("place " + ids.next("O") + " " + how(dice) + " " + Basket.of(dice).words);
    }

    /** Paid by one, two or three tenders; now and then too much. */
    private static Step placePaying(Ids ids, Dice dice) {
        Basket basket = Basket.of(dice);
        long left = basket.total + (dice.once(15) ? 1 : 0);
        List<String> tenders = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        int size = dice.once(2) ? 1 : dice.number(2, 3);
        for (int i = 1; i <= size; i++) {
            long amount = i == size ? left : left / dice.number(2, 4);
            left -= amount;
            tenders.add(tender(dice, amount, delays));
        }
        return Step.of(
                "place " + ids.next("O") + " " + how(dice) + " " + basket.words + " pay " + String.join(" ", tenders),
                delays);
    }

    private static String tender(Dice dice, long amount, List<Long> delays) {
        int kind = dice.number(0, 6);
        if (kind == 4 || kind == 5) {
            delays.add((long) dice.number(1, dice.oneOf(200, 2000)));
        }
        return switch (kind) {
            case 0, 1 -> "CASH:" + amount;
            case 2 -> "TEST:" + amount;
            case 3 -> "TEST:" + amount + ":FAIL";
            case 4 -> "TEST:" + amount + ":TWICE:{}";
            default -> kind == 5 ? "TEST:" + amount + ":LATE:{}" : "TEST:" + amount + ":SUCCEED";
        };
    }

    private static Step placeFact(Ids ids, Dice dice) {
        String line = dice.oneOf(OrderModel.GOODS) + "*" + dice.number(1, 5);
        return Step.of(
                "place " + ids.next("O") + " CARRY_OUT@" + dice.oneOf(OrderModel.PLACES) + " " + line + " fact pay "
                        + dice.oneOf("CASH", "TEST") + ":{}",
                dice.number(1, 20_000));
    }

    private static Step pay(Ids ids, Dice dice, OrderModel model) {
        String order = dice.oneOf(model.ordersThatAre("AWAITING_PAYMENT"));
        long open = Math.max(1, model.open(order) + (dice.once(10) ? 1 : 0));
        List<Long> delays = new ArrayList<>();
        String payment = dice.once(8) ? dice.oneOf("1", "2") : ids.next("P");
        return Step.of("pay " + order + " " + payment + " " + tender(dice, open, delays), delays);
    }

    private static Step takeBack(Ids ids, Dice dice, OrderModel model) {
        List<String> done = model.ordersThatAre("COMPLETED");
        String order = done.isEmpty() || dice.once(10) ? order(dice, model) : dice.oneOf(done);
        int most = order.equals("O0") ? 1 : model.lines(order);
        List<Step> lines = new ArrayList<>();
        int size = dice.once(3) ? 2 : 1;
        while (lines.size() < size) {
            int line = dice.once(15) ? most + 1 : dice.number(1, most);
            lines.add(Step.of(line + "*{}" + (dice.once(4) ? "/DAMAGED" : ""), dice.number(1, 2)));
        }
        return Step.lines(
                "return " + ids.next("B") + " " + order + " " + dice.oneOf(OrderModel.PLACES) + " ", " ", lines);
    }

    private static Step bring(Ids ids, Dice dice) {
        String sku = dice.once(5) ? "wrapping" : dice.oneOf(OrderModel.GOODS);
        String before = "bring " + ids.next("B") + " " + dice.oneOf(OrderModel.PLACES) + " " + sku;
        return dice.once(2)
                ? Step.of(before + "*{}", dice.number(1, 3))
                : Step.of(before + "*{}={}", dice.number(1, 3), dice.number(1, 5000));
    }

    /** Another quantity, place or tender under an id that is taken. */
    private static Step otherContent(Dice dice, OrderModel model) {
        String said = dice.oneOf(model.saidBefore());
        String other = said.contains("@north")
                ? said.replaceFirst("@north", "@south")
                : said.contains("*1") ? said.replaceFirst("[*]1", "*2") : said.replaceFirst("[*]", "*1");
        return Step.of(other);
    }

    private static Step together(Ids ids, Dice dice, OrderModel model) {
        List<Step> steps = new ArrayList<>();
        int size = dice.number(2, 5);
        String one = anyOrder(model) ? order(dice, model) : "O0";
        while (steps.size() < size) {
            String order = dice.once(2) ? one : anyOrder(model) ? order(dice, model) : "O0";
            steps.add(
                    switch (dice.number(0, 13)) {
                        case 0, 1 -> placeUnpaid(ids, dice);
                        case 2, 3 -> placePaying(ids, dice);
                        case 4 -> Step.of("cancel " + order);
                        case 5 -> Step.of("fulfil " + order);
                        case 6 -> anyOrder(model) ? takeBack(ids, dice, model) : bring(ids, dice);
                        case 7 -> anyAwaits(model) ? pay(ids, dice, model) : placeUnpaid(ids, dice);
                        case 8 -> anySaid(model) ? Step.of(dice.oneOf(model.saidBefore())) : bring(ids, dice);
                        default -> steps.isEmpty() ? placePaying(ids, dice) : afterTheOneBefore(ids, dice, steps);
                    });
        }
        return Step.together("together ", " & ", steps);
    }

    /** Something with what is made in this very batch. */
    private static Step afterTheOneBefore(Ids ids, Dice dice, List<Step> steps) {
        Step last = steps.getLast();
        String id = last.toString().split(" ")[1];
        return switch (last.toString().contains(" CARRY_OUT") ? 2 : dice.number(0, 4)) {
            case 0 -> Step.of("cancel " + id);
            case 1 -> Step.of("fulfil " + id);
            case 2 -> Step.of("return " + ids.next("B") + " " + id + " " + dice.oneOf(OrderModel.PLACES) + " 1*{}", 1);
            case 3 -> Step.of("pay " + id + " " + ids.next("P") + " CASH:" + dice.oneOf(333, 10000));
            default -> last;
        };
    }
}
