package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.stock.StockAudit;
import io.oneshelf.testing.FreshBooks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@DisplayName("Orders, on PostgreSQL, with an audit after every story")
class OrderStoriesOnPostgresTest extends OrderStories {

    private final FreshBooks fresh = FreshBooks.open();

    @Override
    Books books() {
        return fresh.books();
    }

    @Override
    void closeBooks() throws Exception {
        List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
        rules.addAll(StockAudit.rules());
        rules.addAll(OrderAudit.rules());
        assertThat(new Audit(fresh.database().app(), InstantSource.system(), rules, List.of())
                        .run(true)
                        .checks())
                .allMatch(AuditCheck::ok);
        fresh.close();
    }
}
