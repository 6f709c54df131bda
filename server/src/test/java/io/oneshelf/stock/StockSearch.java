package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.Books;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.testing.search.Dice;
import io.oneshelf.testing.search.Search;
import io.oneshelf.testing.search.Step;
import io.oneshelf.testing.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that can be asked of stock, said at random to the real thing and to a plain model of it. */
final class StockSearch {

    private StockSearch() {}

    /** Stock on some books beside its model; after each step every shelf is compared. */
    static final class Shop implements Trial<StockModel> {

        private final StockTrial stock;
        private final StockModel model;
        private final Runnable closing;

        Shop(Books books, StockModel model, Runnable closing) {
            this.stock = new StockTrial(books);
            this.model = model;
            this.closing = closing;
        }

        @Override
        public StockModel model() {
            return model;
        }

        @Override
        public void play(String sentence) {
            String expected = model.say(sentence);
            assertThat(withoutFields(stock.say(sentence))).as(sentence).isEqualTo(expected);
            for (String shelf : StockModel.SHELVES) {
                assertThat(stock.shelf(shelf))
                        .as("%s after %s", shelf, sentence)
                        .isEqualTo(model.shelf(shelf));
            }
        }

        /** Which field differs is told in stories; here it is enough that one does. */
        private static String withoutFields(String answer) {
            return answer.replaceAll("no: exists-different[ a-zA-Z]*", "no: exists-different");
        }

        @Override
        public void end() {
            for (String promise : model.promises()) {
                assertThat(stock.say("look " + promise)).as(promise).isEqualTo(model.say("look " + promise));
            }
            for (String shelf : StockModel.SHELVES) {
                long sum = stock.history(shelf).stream()
                        .mapToLong(entry -> Long.parseLong(entry.substring(entry.indexOf(' ') + 1)))
                        .sum();
                assertThat(sum).as("what %s saw", shelf).isEqualTo(model.there(shelf));
                assertThat(damaged(shelf)).as("damaged %s", shelf).isEqualTo(model.damaged(shelf));
            }
        }

        private long damaged(String shelf) {
            String[] parts = shelf.split("@");
            Account account = Accounts.of(new SkuCode(parts[0]), new LocationCode(parts[1]), Condition.DAMAGED);
            return stock.books
                    .reader()
                    .balances(List.of(account))
                    .getOrDefault(account, Balance.EMPTY)
                    .onHand();
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    static Search<StockModel> on(Supplier<Shop> shop) {
        Ids ids = new Ids();
        return Search.of(() -> {
                    ids.next = 0;
                    return shop.get();
                })
                .move("receive", 4, any -> true, (dice, model) -> receive(ids, dice))
                .move("adjust", 2, any -> true, (dice, model) -> adjust(ids, dice))
                .move("count", 2, any -> true, (dice, model) -> count(ids, dice))
                .move("damage", 2, any -> true, (dice, model) -> lines("damage " + ids.next("M"), dice, 5))
                .move("transfer", 2, any -> true, (dice, model) -> transfer(ids, dice))
                .move("reserve", 8, any -> true, (dice, model) -> reserve(ids, dice))
                .move("sell", 2, any -> true, (dice, model) -> lines("sell " + ids.next("S"), dice, 4))
                .move("carry", 2, any -> true, (dice, model) -> lines("carry " + ids.next("S"), dice, 4))
                .move("back", 1, any -> true, (dice, model) -> lines("back " + ids.next("B"), dice, 4))
                .move("broken", 1, any -> true, (dice, model) -> lines("broken " + ids.next("B"), dice, 4))
                .move("commit", 3, StockSearch::anyPromise, (dice, model) -> end(dice, model, "commit"))
                .move("release", 2, StockSearch::anyPromise, (dice, model) -> end(dice, model, "release"))
                .move("commit a part", 4, StockSearch::anyOpen, (dice, model) -> part(ids, dice, model, "commit"))
                .move("release a part", 3, StockSearch::anyOpen, (dice, model) -> part(ids, dice, model, "release"))
                .move("again", 3, StockSearch::anySaid, (dice, model) -> Step.of(dice.oneOf(model.saidBefore())))
                .move("other content", 2, StockSearch::anySaid, (dice, model) -> otherContent(dice, model))
                .move(
                        "look",
                        1,
                        StockSearch::anyPromise,
                        (dice, model) -> Step.of("look " + dice.oneOf(model.promises())))
                .move("together", 4, any -> true, (dice, model) -> together(ids, dice, model))
                .move("wait", 4, any -> true, (dice, model) -> Step.of("wait {}s", dice.number(5, 50)))
                .move("clock back", 1, any -> true, (dice, model) -> Step.of("clock back {}s", dice.number(1, 60)))
                .move("sweep", 2, any -> true, (dice, model) -> Step.of("sweep"));
    }

    /** Numbers for new ids, from one in every run. */
    private static final class Ids {
        private int next;

        String next(String letter) {
            return letter + ++next;
        }
    }

    private static boolean anyPromise(StockModel model) {
        return !model.promises().isEmpty();
    }

    private static boolean anyOpen(StockModel model) {
        return !model.openPromises().isEmpty();
    }

    private static boolean anySaid(StockModel model) {
        return !model.saidBefore().isEmpty();
    }

    private static Step receive(Ids ids, Dice dice) {
        return lines("receive " + ids.next("M"), dice, 8);
    }

    private static Step adjust(Ids ids, Dice dice) {
        int sign = dice.once(2) ? 1 : -1;
        return Step.of(
                "adjust " + ids.next("M") + " " + shelf(dice) + " {}, " + shelf(dice) + " {}",
                (long) sign * dice.number(1, 4),
                dice.oneOf(-1, 1) * (long) dice.number(1, 4));
    }

    private static Step count(Ids ids, Dice dice) {
        return Step.of("count " + ids.next("M") + " " + shelf(dice) + " {}", dice.number(0, 9));
    }

    private static Step transfer(Ids ids, Dice dice) {
        String way = dice.oneOf("coat@north>south", "coat@south>north", "hat@north>south", "hat@south>north");
        return Step.of("transfer " + ids.next("M") + " " + way + " {}", dice.number(1, 6));
    }

    private static Step reserve(Ids ids, Dice dice) {
        Step lines = lines("reserve " + ids.next("R"), dice, 4);
        return Step.joined(" for ", lines, Step.of("{}s", dice.number(5, 120)));
    }

    private static Step end(Dice dice, StockModel model, String ending) {
        return Step.of(ending + " " + (dice.once(20) ? "R0" : dice.oneOf(model.promises())));
    }

    private static Step part(Ids ids, Dice dice, StockModel model, String ending) {
        String promise = dice.oneOf(dice.once(10) ? model.promises() : model.openPromises());
        String shelf = dice.once(10) ? shelf(dice) : dice.oneOf(model.shelvesOf(promise));
        return Step.of(ending + " " + promise + " " + ids.next("P") + " " + shelf + " {}", dice.number(1, 3));
    }

    /** A sentence that was said before, with its first quantity changed. */
    private static Step otherContent(Dice dice, StockModel model) {
        String said = dice.oneOf(model.saidBefore());
        List<String> words = new ArrayList<>(List.of(said.split(" ")));
        for (int i = words.size() - 1; i > 1; i--) {
            if (words.get(i).matches("-?[0-9]+[,s]?")) {
                String digits = words.get(i).replaceAll("[,s]", "");
                String rest = words.get(i).substring(digits.length());
                words.set(i, Long.parseLong(digits) + dice.number(1, 2) + rest);
                // An adjustment of nothing is none.
                return Step.of(String.join(" ", words).replace(" 0,", " 1,").replaceAll(" 0$", " 1"));
            }
        }
        return Step.of(said);
    }

    private static Step together(Ids ids, Dice dice, StockModel model) {
        List<Step> steps = new ArrayList<>();
        int size = dice.number(2, 5);
        while (steps.size() < size) {
            steps.add(
                    switch (dice.number(0, 9)) {
                        case 0, 1 -> receive(ids, dice);
                        case 2 -> count(ids, dice);
                        case 3 -> lines("damage " + ids.next("M"), dice, 3);
                        case 4 -> lines("sell " + ids.next("S"), dice, 3);
                        case 5 -> endOfSomething(ids, dice, model);
                        case 6 -> steps.isEmpty() ? transfer(ids, dice) : endOfTheOneBefore(ids, dice, steps);
                        default -> reserve(ids, dice);
                    });
        }
        return Step.together("together ", " & ", steps);
    }

    private static Step endOfSomething(Ids ids, Dice dice, StockModel model) {
        String ending = dice.oneOf("commit", "release");
        return anyOpen(model) && dice.once(2)
                ? part(ids, dice, model, ending)
                : anyPromise(model) ? end(dice, model, ending) : reserve(ids, dice);
    }

    /** The reservation is made in this very batch, or it was no reservation and is not found. */
    private static Step endOfTheOneBefore(Ids ids, Dice dice, List<Step> steps) {
        String id = steps.getLast().toString().split(" ")[1];
        return dice.once(2)
                ? Step.of(dice.oneOf("commit ", "release ") + id)
                : Step.of("commit " + id + " " + ids.next("P") + " " + shelf(dice) + " {}", 1);
    }

    /** One to three lines; two of them may be of one shelf. */
    private static Step lines(String before, Dice dice, int most) {
        List<Step> lines = new ArrayList<>();
        int size = dice.once(2) ? 1 : dice.number(1, 3);
        while (lines.size() < size) {
            lines.add(Step.of(shelf(dice) + " {}", dice.number(1, most)));
        }
        return Step.lines(before + " ", ", ", lines);
    }

    private static String shelf(Dice dice) {
        return dice.oneOf(StockModel.SHELVES);
    }
}
