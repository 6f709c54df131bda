package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.testing.Facts;
import io.oneshelf.testing.FreshBooks;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@DisplayName("What a merchandiser does to the catalogue, on PostgreSQL")
class CatalogOnPostgresTests extends CatalogTests {

    private FreshBooks fresh;

    @Override
    Books books() {
        fresh = FreshBooks.open();
        return fresh.books();
    }

    @AfterEach
    void close() {
        fresh.close();
    }

    @Test
    @DisplayName("two processes and forty products that want ten SKUs: each SKU goes to one of them")
    void twoProcesses() {
        try (PostgresBooks books = fresh.otherProcess()) {
            Facts here = Facts.on(fresh.books(), InstantSource.fixed(Facts.NOON));
            Facts there = Facts.on(books, InstantSource.fixed(Facts.NOON));
            here.door().start();
            there.door().start();
            List<String> answers = atOnce(
                    40,
                    i -> said((i % 2 == 0 ? here : there)
                            .catalog()
                            .put(Facts.product("pen-" + i, "SKU-" + i % 10), IfMatch.ABSENT)));
            here.door().close();
            there.door().close();
            assertThat(answers.stream().filter("made"::equals)).hasSize(10);
            assertThat(answers.stream().filter("sku-elsewhere"::equals)).hasSize(30);
            for (int i = 0; i < 10; i++) {
                SkuCard card = Facts.on(books, InstantSource.fixed(Facts.NOON))
                        .catalog()
                        .sku(new SkuCode("SKU-" + i))
                        .orElseThrow();
                assertThat(here.catalog()
                                .product(card.product())
                                .orElseThrow()
                                .body()
                                .skus())
                        .extracting(Sku::code)
                        .containsExactly(card.code());
            }
            assertThat(here.catalog().categories(0, 10)).hasSize(1);
        }
    }
}
