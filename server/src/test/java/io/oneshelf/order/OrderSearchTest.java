package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.stock.StockAudit;
import io.oneshelf.testing.FreshBooks;
import io.oneshelf.testing.search.Fault;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Searches for a sequence of commands on which orders and a plain model of them disagree. */
@DisplayName("Any sequence of commands on orders")
class OrderSearchTest {

    private static final int SEEDS = 150;
    private static final int SEEDS_ON_POSTGRES = 3;
    private static final int STEPS = 100;

    @Test
    @DisplayName("does to shelves and tills what a plain model says, on books in memory")
    void agreesInMemory() {
        Map<String, Integer> made = OrderSearch.on(OrderSearchTest::inMemory).run(1, SEEDS, STEPS);
        assertThat(made.values()).as("%s", made).allMatch(times -> times > SEEDS);
    }

    @Test
    @DisplayName("does to shelves and tills what a plain model says, on PostgreSQL, and the audit finds nothing")
    void agreesOnPostgres() {
        OrderSearch.on(OrderSearchTest::onPostgres).shrinkingAtMost(100).run(1, SEEDS_ON_POSTGRES, STEPS);
    }

    private static OrderSearch.Shop inMemory() {
        return new OrderSearch.Shop(new MemoryBooks(), new OrderModel(), () -> {});
    }

    private static OrderSearch.Shop onPostgres() {
        FreshBooks fresh = FreshBooks.open();
        return new OrderSearch.Shop(fresh.books(), new OrderModel(), () -> {
            List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
            rules.addAll(StockAudit.rules());
            rules.addAll(OrderAudit.rules());
            try (fresh) {
                assertThat(new Audit(fresh.database().app(), InstantSource.system(), rules, List.of())
                                .run(true)
                                .checks())
                        .allMatch(AuditCheck::ok);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    // ── That it can fail ─────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("is found to differ from a model that rounds each unit by itself, and shrunk to a sale and a return")
    void findsABrokenModel() {
        Fault fault = OrderSearch.on(() -> new OrderSearch.Shop(
                        new MemoryBooks(),
                        new OrderModel() {
                            @Override
                            long carry(long total, long quantity, long units, long before) {
                                return total / quantity * units;
                            }
                        },
                        () -> {}))
                .find(1, 400)
                .orElseThrow();
        assertThat(fault.shrunk()).as("%s", fault).hasSizeLessThanOrEqualTo(2);
        assertThat(fault.shrunk().getFirst()).as("%s", fault).contains("fact pay");
    }

    // ── What it found ────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("takes back, at another place, what is sold in the same moment")
    void broughtBackInTheSameMoment() {
        replay(
                "receive coat@north*3",
                "together place O1 CARRY_OUT@north coat*1 pay CASH:10000 & return B1 O1 south 1*1");
    }

    @Test
    @DisplayName("pays what is placed in the same moment")
    void paidInTheSameMoment() {
        OrderSearch.on(OrderSearchTest::onPostgres)
                .replay(List.of(
                        "receive coat@north*3",
                        "together place O1 SHIP@north coat*1 & pay O1 P1 CASH:10000 & fulfil O1"));
    }

    @Test
    @DisplayName("holds goods again, if they are there, for an order that has lost them to a clock that was wrong")
    void paidAfterTheClockWasSetBack() {
        replay(
                "receive coat@north*2",
                "place O1 PICKUP@north coat*1 pay TEST:5000:FAIL TEST:5000:LATE:890",
                "pass 901",
                "count coat@north*1",
                "pass -800",
                "wait 795",
                "place O2 CARRY_OUT@north coat*1 pay CASH:10000",
                "pay O1 P2 CASH:5000",
                "receive coat@north*1",
                "pay O1 P2 CASH:5000",
                "fulfil O1");
    }

    @Test
    @DisplayName("lapses although the clock was set back while a payment was in flight")
    void lapsesAfterTheClockWasSetBack() {
        replay(
                "receive coat@north*2",
                "place O1 PICKUP@north coat*1 pay TEST:5000:FAIL TEST:5000:LATE:890",
                "pass 901",
                "count coat@north*1",
                "pass -800",
                "wait 795",
                "look O1",
                "wait 100",
                "look O1");
    }

    @Test
    @DisplayName("no longer names a hold for any group when it lapses, however many it had")
    void lapsesInTwoGroups() {
        OrderTrial shop = new OrderTrial(new MemoryBooks());
        shop.say("receive coat@north*1 hat@south*1");
        assertThat(shop.say("place O1 SHIP coat*1 hat*1")).endsWith("RESERVED RESERVED");
        assertThat(shop.order("O1").groups()).extracting(Group::hold).containsExactly(1, 2);
        shop.say("wait 900");
        assertThat(shop.say("look O1")).endsWith("CANCELLED CANCELLED");
        assertThat(shop.order("O1").groups()).extracting(Group::hold).containsOnly(0);
    }

    private static void replay(String... steps) {
        OrderSearch.on(OrderSearchTest::inMemory).replay(List.of(steps));
    }
}
