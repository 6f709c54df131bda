package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.stock.StockAudit;
import io.oneshelf.testing.FreshBooks;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Orders, many at once")
class OrderRacesTest {

    static List<OrderRaces.Race> races() {
        return OrderRaces.all();
    }

    @ParameterizedTest(name = "{0}, in memory")
    @MethodSource("races")
    void inMemory(OrderRaces.Race race) {
        race.run().accept(List.of(new OrderTrial(new MemoryBooks())));
    }

    @ParameterizedTest(name = "{0}, on PostgreSQL through two doors")
    @MethodSource("races")
    void twoProcesses(OrderRaces.Race race) throws SQLException {
        try (FreshBooks fresh = FreshBooks.open();
                PostgresBooks other = fresh.otherProcess()) {
            race.run().accept(List.of(new OrderTrial(fresh.books()), new OrderTrial(other)));
            List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
            rules.addAll(StockAudit.rules());
            rules.addAll(OrderAudit.rules());
            assertThat(new Audit(fresh.database().app(), InstantSource.system(), rules, List.of())
                            .run(true)
                            .checks())
                    .allMatch(AuditCheck::ok);
        }
    }
}
