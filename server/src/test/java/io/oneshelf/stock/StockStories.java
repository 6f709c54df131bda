package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.Books;
import java.util.ArrayList;
import java.util.List;

/**
 * What stock does, as tables that a storekeeper could read. Each line is what somebody says, what is answered, and what the
 * shelves named in the head of the table then have: on hand, reserved, available, and the shortage when there is one. An
 * empty cell is as it was in the line above.
 *
 * <p>{@code north} and {@code south} are stores. "sell" is a sale at the counter that asks first, "carry" is a till that tells
 * what has left already, "back" and "broken" are returns.
 */
final class StockStories {

    record Story(String name, String table) {
        @Override
        public String toString() {
            return name;
        }
    }

    private StockStories() {}

    static List<Story> all() {
        return List.of(
                new Story("goods come in, are reserved, and go to the customer", """
                                                 |                     | coat@north
                        receive M1 coat@north 10 | done                | 10 0 10
                        reserve R1 coat@north 3  | HELD                | 10 3 7
                        commit R1                | SETTLED 3+0/3       | 7 0 7
                        commit R1                | SETTLED 3+0/3       |
                        release R1               | no: already-settled |
                        reserve R1 coat@north 3  | SETTLED 3+0/3       |
                        """),
                new Story("two reservations never share a unit", """
                                                |                                 | coat@north
                        receive M1 coat@north 5 | done                            | 5 0 5
                        reserve R1 coat@north 4 | HELD                            | 5 4 1
                        reserve R2 coat@north 2 | no: shortfall coat@north 2 of 1 |
                        reserve R2 coat@north 1 | HELD                            | 5 5 0
                        sell S1 coat@north 1    | no: shortfall coat@north 1 of 0 |
                        release R1              | RELEASED 0+4/4                  | 5 1 4
                        release R1              | RELEASED 0+4/4                  |
                        commit R1               | no: already-released            |
                        sell S1 coat@north 4    | done                            | 1 1 0
                        """),
                new Story("all lines or none, and what is asked of one shelf adds up first", """
                                                                           |                                                  | coat@north | hat@south
                        receive M1 coat@north 5, hat@south 1               | done                                             | 5 0 5      | 1 0 1
                        reserve R1 coat@north 1, hat@south 2               | no: shortfall hat@south 2 of 1                   |            |
                        reserve R1 coat@north 3, hat@south 2, coat@north 3 | no: shortfall coat@north 6 of 5 hat@south 2 of 1 |            |
                        reserve R1 coat@north 2, hat@south 1, coat@north 3 | HELD                                             | 5 5 0      | 1 1 0
                        commit R1                                          | SETTLED 5+0/5 1+0/1                              | 0 0 0      | 0 0 0
                        """),
                new Story("a reservation ends by parts; the same part again does nothing further", """
                                                                |                                          | coat@north | hat@north
                        receive M1 coat@north 6, hat@north 2    | done                                     | 6 0 6      | 2 0 2
                        reserve R1 coat@north 6, hat@north 2    | HELD                                     | 6 6 0      | 2 2 0
                        commit R1 P1 coat@north 2               | HELD 2+0/6 0+0/2                         | 4 4 0      |
                        commit R1 P1 coat@north 2               | HELD 2+0/6 0+0/2                         |            |
                        commit R1 P1 coat@north 3               | no: exists-different lines               |            |
                        release R1 P1 coat@north 2              | no: exists-different ending              |            |
                        release R1 P2 coat@north 1, hat@north 1 | HELD 2+1/6 0+1/2                         | 4 3 1      | 2 1 1
                        commit R1 P3 coat@north 4               | no: beyond-reservation coat@north 4 of 3 |            |
                        commit R1 P3 sock@north 1               | no: beyond-reservation sock@north 1 of 0 |            |
                        commit R1 P3 coat@north 3               | HELD 5+1/6 0+1/2                         | 1 0 1      |
                        release R1                              | RELEASED 5+1/6 0+2/2                     |            | 2 0 2
                        commit R1                               | no: already-released                     |            |
                        commit R1 P3 coat@north 3               | RELEASED 5+1/6 0+2/2                     |            |
                        release R1 P4 hat@north 1               | no: already-released                     |            |
                        """),
                new Story("a reservation ends when its time is up, whether or not anyone looks", """
                                                        |                                 | coat@north
                        receive M1 coat@north 5         | done                            | 5 0 5
                        reserve R1 coat@north 5 for 60s | HELD                            | 5 5 0
                        wait 59s                        |                                 |
                        reserve R2 coat@north 1         | no: shortfall coat@north 1 of 0 |
                        wait 1s                         |                                 |
                        commit R1                       | no: already-expired             | 5 0 5
                        reserve R2 coat@north 5         | HELD                            | 5 5 0
                        look R1                         | EXPIRED 0+5/5                   |
                        reserve R1 coat@north 5 for 60s | EXPIRED 0+5/5                   |
                        release R1                      | no: already-expired             |
                        wait 900s                       |                                 |
                        sweep                           | some                            | 5 0 5
                        look R2                         | EXPIRED 0+5/5                   |
                        sweep                           | none                            |
                        """),
                new Story("whoever looks at a reservation past its end is told so, before the clock has come by", """
                                                        |                     | coat@north
                        receive M1 coat@north 5         | done                | 5 0 5
                        reserve R1 coat@north 5 for 60s | HELD                | 5 5 0
                        wait 59s                        |                     |
                        look R1                         | HELD                | 5 5 0
                        wait 1s                         |                     |
                        look R1                         | EXPIRED 0+5/5       | 5 0 5
                        sweep                           | none                |
                        """),
                new Story("a part that has left stays left when the rest expires", """
                                                        |                     | coat@north
                        receive M1 coat@north 5         | done                | 5 0 5
                        reserve R1 coat@north 5 for 60s | HELD                | 5 5 0
                        commit R1 P1 coat@north 2       | HELD 2+0/5          | 3 3 0
                        wait 60s                        |                     |
                        commit R1 P1 coat@north 2       | EXPIRED 2+3/5       | 3 0 3
                        commit R1 P2 coat@north 1       | no: already-expired |
                        """),
                new Story("a clock that is set back an hour neither ends a hold early nor keeps it for ever", """
                                                        |                     | coat@north
                        receive M1 coat@north 5         | done                | 5 0 5
                        reserve R1 coat@north 3 for 60s | HELD                | 5 3 2
                        clock back 3600s                |                     |
                        sweep                           | none                | 5 3 2
                        reserve R2 coat@north 2 for 60s | HELD                | 5 5 0
                        wait 60s                        |                     |
                        sweep                           | some                | 5 3 2
                        wait 3600s                      |                     |
                        sweep                           | some                | 5 0 5
                        clock back 3600s                |                     |
                        commit R1                       | no: already-expired | 5 0 5
                        """),
                new Story("a count below what is promised is right, and the promise is short", """
                                                  |                                 | coat@north
                        receive M1 coat@north 10  | done                            | 10 0 10
                        reserve R1 coat@north 8   | HELD                            | 10 8 2
                        count C1 coat@north 5     | done                            | 5 8 0 short 3
                        reserve R2 coat@north 1   | no: shortfall coat@north 1 of 0 |
                        commit R1                 | no: shortfall coat@north 8 of 5 |
                        commit R1 P1 coat@north 5 | HELD 5+0/8                      | 0 3 0 short 3
                        receive M2 coat@north 4   | done                            | 4 3 1
                        commit R1                 | SETTLED 8+0/8                   | 1 0 1
                        """),
                new Story("a count that finds what the books say changes nothing", """
                                                            |      | coat@north
                        count C1 coat@north 4               | done | 4 0 4
                        count C2 coat@north 4               | done | 4 0 4
                        count C3 coat@north 0               | done | 0 0 0
                        count C4 coat@north 3, coat@north 2 | done | 2 0 2
                        """),
                new Story("an adjustment goes either way, never beyond on hand", """
                                                              |                                 | coat@north
                        receive M1 coat@north 5               | done                            | 5 0 5
                        adjust A1 coat@north -6               | no: shortfall coat@north 6 of 5 |
                        adjust A1 coat@north -2               | done                            | 3 0 3
                        adjust A1 coat@north -2               | done                            | 3 0 3
                        adjust A1 coat@north -1               | no: exists-different lines      |
                        adjust A2 coat@north 4, coat@north -7 | done                            | 0 0 0
                        adjust A3 coat@north -1, coat@north 2 | no: shortfall coat@north 1 of 0 |
                        receive M2 coat@north 3               | done                            | 3 0 3
                        reserve R1 coat@north 3               | HELD                            | 3 3 0
                        adjust A4 coat@north -2               | done                            | 1 3 0 short 2
                        """),
                new Story("damage takes from what can be sold, even what is promised, never more than is there", """
                                                             |                                 | coat@north
                        receive M1 coat@north 5              | done                            | 5 0 5
                        damage D1 coat@north 6               | no: shortfall coat@north 6 of 5 |
                        damage D1 coat@north 3, coat@north 3 | no: shortfall coat@north 6 of 5 |
                        reserve R1 coat@north 4              | HELD                            | 5 4 1
                        damage D1 coat@north 2               | done                            | 3 4 0 short 1
                        release R1                           | RELEASED 0+4/4                  | 3 0 3
                        """),
                new Story("a transfer is on both shelves at once; the lorry may have left with what was promised", """
                                                                           |                                 | coat@north    | coat@south
                        receive M1 coat@north 5                            | done                            | 5 0 5         | 0 0 0
                        transfer T1 coat@north>south 6                     | no: shortfall coat@north 6 of 5 |               |
                        transfer T1 coat@north>south 2                     | done                            | 3 0 3         | 2 0 2
                        transfer T2 coat@south>north 3                     | no: shortfall coat@south 3 of 2 |               |
                        transfer T2 coat@north>south 1, coat@south>north 3 | done                            | 5 0 5         | 0 0 0
                        reserve R1 coat@north 5                            | HELD                            | 5 5 0         |
                        transfer T3 coat@north>south 2                     | done                            | 3 5 0 short 2 | 2 0 2
                        """),
                new Story("what was carried out already is never refused; the shelf says what is missing", """
                                                |                                 | coat@north
                        receive M1 coat@north 2 | done                            | 2 0 2
                        reserve R1 coat@north 1 | HELD                            | 2 1 1
                        carry S1 coat@north 4   | done                            | -2 1 0 short 3
                        sell S2 coat@north 1    | no: shortfall coat@north 1 of 0 |
                        damage D1 coat@north 1  | no: shortfall coat@north 1 of 0 |
                        adjust A1 coat@north 1  | done                            | -1 1 0 short 2
                        count C1 coat@north 1   | done                            | 1 1 0
                        commit R1               | SETTLED 1+0/1                   | 0 0 0
                        """),
                new Story("goods come back: sellable ones can be promised again, broken ones cannot", """
                                                |      | coat@north
                        receive M1 coat@north 2 | done | 2 0 2
                        sell S1 coat@north 2    | done | 0 0 0
                        back B1 coat@north 1    | done | 1 0 1
                        broken B2 coat@north 1  | done | 1 0 1
                        """),
                new Story("nothing is done for what does not exist or is not stocked", """
                                                                  |                                  | coat@north
                        receive M1 cloak@north 1                  | no: unknown-sku                  | 0 0 0
                        receive M1 coat@east 1                    | no: unknown-location             |
                        receive M1 wrapping@north 1               | no: not-stocked                  |
                        transfer T1 coat@north>east 1             | no: unknown-location             |
                        reserve R1 cloak@north 1                  | no: unknown-sku                  |
                        reserve R1 coat@north 1, wrapping@north 1 | no: not-stocked                  |
                        commit R1                                 | no: not-found                    |
                        release R1                                | no: not-found                    |
                        reserve R1 coat@north 1                   | no: shortfall coat@north 1 of 0  |
                        receive M1 coat@north 1                   | done                             | 1 0 1
                        reserve R1 coat@north 1                   | HELD                             | 1 1 0
                        reserve R1 coat@north 2                   | no: exists-different lines       |
                        reserve R1 coat@north 1 for 60s           | no: exists-different holdSeconds |
                        """));
    }

    /** Plays a story on fresh books, and compares every cell of its table. */
    static void play(Story story, Books books) {
        StockTrial trial = new StockTrial(books);
        List<List<String>> rows = story.table.lines().map(StockStories::cells).toList();
        List<String> shelves = rows.getFirst().subList(2, rows.getFirst().size());
        List<String> standing =
                new ArrayList<>(shelves.stream().map(shelf -> "0 0 0").toList());
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(trial.say(row.get(0)))
                    .as("%s: %s", story.name, row.get(0))
                    .isEqualTo(row.get(1));
            for (int i = 0; i < shelves.size(); i++) {
                String cell = row.size() > i + 2 ? row.get(i + 2) : "";
                if (!cell.isEmpty()) {
                    standing.set(i, cell);
                }
                assertThat(trial.shelf(shelves.get(i)))
                        .as("%s: %s has after: %s", story.name, shelves.get(i), row.get(0))
                        .isEqualTo(standing.get(i));
            }
        }
        for (String shelf : shelves) {
            long seen = trial.history(shelf).stream()
                    .mapToLong(entry -> Long.parseLong(entry.substring(entry.indexOf(' ') + 1)))
                    .sum();
            assertThat(trial.shelf(shelf))
                    .as("what %s saw adds up to what it has", shelf)
                    .startsWith(seen + " ");
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\\|", -1)) {
            cells.add(cell.trim());
        }
        return cells;
    }
}
