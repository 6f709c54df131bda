package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.ForwardingBooks;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.testing.FreshBooks;
import io.oneshelf.testing.search.Fault;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Searches for a sequence of commands on which stock and a plain model of it disagree. */
@DisplayName("Any sequence of commands on stock")
class StockSearchTest {

    private static final int SEEDS = 200;
    private static final int SEEDS_ON_POSTGRES = 3;
    private static final int STEPS = 120;

    @Test
    @DisplayName("does to the shelves what a plain model says, on books in memory")
    void agreesInMemory() {
        Map<String, Integer> made = StockSearch.on(
                        () -> new StockSearch.Shop(new MemoryBooks(), new StockModel(), () -> {}))
                .run(1, SEEDS, STEPS);
        assertThat(made.values()).as("%s", made).allMatch(times -> times > SEEDS);
    }

    @Test
    @DisplayName("does to the shelves what a plain model says, on PostgreSQL, and the audit finds nothing")
    void agreesOnPostgres() {
        StockSearch.on(StockSearchTest::onPostgres).shrinkingAtMost(100).run(1, SEEDS_ON_POSTGRES, STEPS);
    }

    private static StockSearch.Shop onPostgres() {
        FreshBooks fresh = FreshBooks.open();
        return new StockSearch.Shop(fresh.books(), new StockModel(), () -> {
            List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
            rules.addAll(StockAudit.rules());
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
    @DisplayName("is found to differ from a model that forgets what is held, and shrunk to two steps")
    void findsABrokenModel() {
        Fault fault = StockSearch.on(() -> new StockSearch.Shop(
                        new MemoryBooks(),
                        new StockModel() {
                            @Override
                            long free(String shelf) {
                                return Math.max(0, there(shelf));
                            }
                        },
                        () -> {}))
                .find(1, STEPS)
                .orElseThrow();
        assertThat(withoutNames(fault))
                .as("%s", fault)
                .containsExactly("receive M shelf 1", "reserve R shelf 1 for 1s");
    }

    @Test
    @DisplayName("is found broken when holds never end, and shrunk to three steps")
    void findsABrokenRule() {
        Fault fault = StockSearch.on(
                        () -> new StockSearch.Shop(new EndlessHolds(new MemoryBooks()), new StockModel(), () -> {}))
                .find(2, STEPS)
                .orElseThrow();
        assertThat(withoutNames(fault))
                .as("%s", fault)
                .containsExactly("receive M shelf 1", "reserve R shelf 1 for 1s", "wait 1s");
    }

    private static List<String> withoutNames(Fault fault) {
        return fault.shrunk().stream()
                .map(sentence -> sentence.replaceAll("(?<= [A-Z])[0-9]+", "").replaceAll("[a-z]+@[a-z]+", "shelf"))
                .toList();
    }

    // ── What it found ────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("answers a retry that comes in the moment in which its reservation expires")
    void retriedWhileItExpires() {
        StockSearch.on(() -> new StockSearch.Shop(new MemoryBooks(), new StockModel(), () -> {}))
                .replay(List.of(
                        "receive M3 coat@south 1",
                        "reserve R10 coat@south 1 for 22s",
                        "wait 22s",
                        "reserve R10 coat@south 1 for 22s"));
    }

    /** Books in which nothing is ever due: the rule that the clock ends a promise, taken out. */
    private static final class EndlessHolds extends ForwardingBooks {

        EndlessHolds(Books books) {
            super(books);
        }

        @Override
        protected Session around(Session session) {
            return new ForwardingSession(session) {
                @Override
                public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
                    Locked locked = session.lock(accounts, holds, now);
                    return new Locked(locked.balances(), locked.holds(), List.of());
                }
            };
        }
    }
}
