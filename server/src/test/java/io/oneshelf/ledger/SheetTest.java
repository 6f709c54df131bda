package io.oneshelf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arithmetic of units and promises, as tables. Each line is one thing that happens to coats in one store, and what the
 * books say of them afterwards: on hand, held, shortage, free. "refused" leaves everything as it was.
 */
class SheetTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Account COATS = Account.of(Book.STOCK, "store", "coat");
    private static final Account HATS = Account.of(Book.STOCK, "store", "hat");
    private static final Account SUPPLIER = Account.world(Book.STOCK, "supplier", "coat");
    private static final Account CUSTOMER = Account.world(Book.STOCK, "customer", "coat");
    private static final Account SHRINKAGE = Account.world(Book.STOCK, "shrinkage", "coat");

    static List<Story> stories() {
        return List.of(
                story("a sale through a hold", """
                        receive 10        | 10  0  0 | 10
                        hold A 3          | 10  3  0 |  7
                        confirm A         | 10  3  0 |  7
                        settle A 3        |  7  0  0 |  7
                        """),
                story("two promises never share a unit", """
                        receive 5         |  5  0  0 |  5
                        hold A 4          |  5  4  0 |  1
                        hold B 2          | refused
                        hold B 1          |  5  5  0 |  0
                        sell 1            | refused
                        release A 4       |  5  1  0 |  4
                        sell 4            |  1  1  0 |  0
                        """),
                story("a hold ends by parts", """
                        receive 10        | 10  0  0 | 10
                        hold A 6          | 10  6  0 |  4
                        settle A 2        |  8  4  0 |  4
                        release A 1       |  8  3  0 |  5
                        settle A 4        | refused
                        settle A 3        |  5  0  0 |  5
                        release A 1       | refused
                        """),
                story("a count below what is held makes a shortage, and a promise never does", """
                        receive 10        | 10  0  0 | 10
                        hold A 8          | 10  8  0 |  2
                        lost 5            |  5  8  3 |  0
                        hold B 1          | refused
                        receive 2         |  7  8  1 |  0
                        release A 2       |  7  6  0 |  1
                        """),
                story("what was carried out already is accepted", """
                        receive 1         |  1  0  0 |  1
                        gone 3            | -2  0  2 |  0
                        hold A 1          | refused
                        receive 5         |  3  0  0 |  3
                        """),
                story("goods that are held and lost cannot be handed over, unless they have been", """
                        receive 3         |  3  0  0 |  3
                        hold A 3          |  3  3  0 |  0
                        lost 2            |  1  3  2 |  0
                        settle A 3        | refused
                        handed A 3        | -2  0  2 |  0
                        """),
                story("a hold that has ended stays ended", """
                        receive 2         |  2  0  0 |  2
                        hold A 2          |  2  2  0 |  0
                        expire A          |  2  0  0 |  2
                        settle A 1        | refused
                        confirm A         | refused
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void tells(Story story) {
        Sheet sheet = new Sheet(Map.of(COATS, Balance.EMPTY, HATS, Balance.EMPTY), List.of());
        Map<String, HoldId> holds = new HashMap<>();
        for (Line line : story.lines) {
            Balance before = sheet.balance(COATS);
            int mark = sheet.mark();
            String said;
            try {
                happen(sheet, holds, line.what.split(" "));
                Balance now = sheet.balance(COATS);
                said = "%d %d %d | %d".formatted(now.onHand(), now.held(), now.shortage(), now.free());
            } catch (Overdrawn e) {
                sheet.backTo(mark);
                assertThat(sheet.balance(COATS)).as("refused leaves nothing").isEqualTo(before);
                said = "refused";
            }
            assertThat(said).as(line.what).isEqualTo(line.then);
            long open = sheet.holds().stream()
                    .flatMap(hold -> hold.open().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(sheet.balance(COATS).held())
                    .as("held is the sum of open lines")
                    .isEqualTo(open);
        }
        long posted = sheet.entries().stream()
                .mapToLong(entry -> entry.to().equals(COATS) ? entry.quantity() : -entry.quantity())
                .sum();
        assertThat(sheet.balance(COATS).onHand())
                .as("on hand is the sum of entries")
                .isEqualTo(posted);
    }

    private static void happen(Sheet sheet, Map<String, HoldId> holds, String[] words) {
        long no = sheet.entries().size() + 1;
        switch (words[0]) {
            case "receive" -> sheet.post(no, SUPPLIER, COATS, number(words[1]), Cause.RECEIVE, "r", NOON, NOON);
            case "sell" -> sheet.post(no, COATS, CUSTOMER, number(words[1]), Cause.SALE, "s", NOON, NOON);
            case "lost" -> sheet.postFact(no, COATS, SHRINKAGE, number(words[1]), Cause.COUNT, "c", NOON, NOON);
            case "gone" -> sheet.postFact(no, COATS, CUSTOMER, number(words[1]), Cause.SALE, "f", NOON, NOON);
            case "hold" -> {
                HoldId id = new HoldId(words[1].charAt(0), 1);
                sheet.hold(id, "test", words[1], List.of(new HoldLine(COATS, number(words[2]))), NOON);
                holds.put(words[1], id);
            }
            case "confirm" -> sheet.confirm(holds.get(words[1]));
            case "settle", "handed" ->
                sheet.settle(
                        no,
                        holds.get(words[1]),
                        List.of(number(words[2])),
                        from -> CUSTOMER,
                        Cause.SALE,
                        "s",
                        NOON,
                        NOON,
                        words[0].equals("handed"));
            case "release" -> sheet.release(holds.get(words[1]), List.of(number(words[2])), HoldState.RELEASED);
            case "expire" -> {
                Hold hold = sheet.hold(holds.get(words[1])).orElseThrow();
                sheet.release(hold.id(), hold.open(), HoldState.EXPIRED);
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }

    private record Line(String what, String then) {}

    private record Story(String name, List<Line> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Story story(String name, String table) {
        List<Line> lines = new ArrayList<>();
        for (String row : table.strip().split("\n")) {
            String[] cells = row.split("\\|");
            String then = String.join(
                    " | ",
                    Arrays.stream(cells)
                            .skip(1)
                            .map(cell -> cell.strip().replaceAll(" +", " "))
                            .toList());
            lines.add(new Line(cells[0].strip(), then));
        }
        return new Story(name, lines);
    }
}
