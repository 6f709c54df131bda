package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.CatalogAudit;
import io.oneshelf.catalog.Gtin;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.PictureHash;
import io.oneshelf.catalog.PictureType;
import io.oneshelf.catalog.Pictures;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.Sku;
import io.oneshelf.catalog.SkuKind;
import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.pricing.Price;
import io.oneshelf.pricing.PriceEdit;
import io.oneshelf.pricing.PricingAudit;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.TaxAudit;
import io.oneshelf.tax.TaxRate;
import io.oneshelf.testing.Audits;
import io.oneshelf.testing.Facts;
import io.oneshelf.testing.FreshBooks;
import io.oneshelf.testing.Painted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The audit of catalogue, prices and taxes")
class FactsAuditTests {

    private static FreshBooks fresh;

    @BeforeAll
    static void aDayAtTheDesk() {
        fresh = FreshBooks.open();
        Facts facts = Facts.on(fresh.books(), InstantSource.fixed(Facts.NOON));
        PictureHash picture = pictureIn(facts);
        facts.network().open();
        IfMatch any = new IfMatch.Any();
        facts.catalog().put(pens("PEN-OLD", "PEN"), IfMatch.ABSENT).orThrow();
        facts.catalog().put(pens("PEN").with(List.of(picture)), any).orThrow();
        facts.sells("tea", "TEA");
        SkuCode pen = new SkuCode("PEN");
        Price always = Price.always(Money.of(100, "GBP"));
        facts.prices().put(new PriceEdit(pen, always, IfMatch.ABSENT)).orThrow();
        facts.prices()
                .put(new PriceEdit(pen, Price.always(Money.of(90, "GBP")), any))
                .orThrow();
        Price live = new Price(
                Money.of(80, "GBP"), 2, Facts.NOON, Facts.NOON.plusSeconds(3_600), new ChannelCode("live"), null, 0);
        facts.prices().put(new PriceEdit(pen, live, IfMatch.ABSENT)).orThrow();
        facts.tax().put(rate("20"), IfMatch.ABSENT).orThrow();
        facts.tax().put(rate("17.5"), any).orThrow();
    }

    private static PictureHash pictureIn(Facts facts) {
        try (ExecutorService darkroom = Executors.newSingleThreadExecutor()) {
            return Pictures.in(
                            facts.door(),
                            facts.books().reader(),
                            fresh.database().app(),
                            darkroom)
                    .add(PictureType.PNG, Painted.png(700, 500))
                    .orThrow()
                    .hash();
        }
    }

    @AfterAll
    static void close() {
        fresh.close();
    }

    @Test
    @DisplayName("finds nothing in books that only the door wrote")
    void findsNothing() throws SQLException {
        assertThat(auditAfter("select 1")).hasSize(8).allSatisfy(check -> {
            assertThat(check.violations()).as(check.name()).isEmpty();
            assertThat(check.checked()).as(check.name()).isPositive();
        });
    }

    @Test
    @DisplayName("finds and suspects nothing when it goes on from its checkpoint")
    void goesOn() throws SQLException {
        Audit audit = Audits.of(fresh.database());
        assertThat(audit.run(false).checks()).allMatch(AuditCheck::ok).anyMatch(check -> check.checked() > 0);
        assertThat(audit.unfounded()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            delete from catalog.sku where id = 'TEA'                                                         | has a card
            delete from catalog.product where id = 'tea'                                                     | has a card
            update catalog.sku set body = replace(body::text, 'EACH', 'GRAM')::json where id = 'TEA'         | has a card
            update catalog.sku set body = replace(body::text, 'true', 'false')::json where id = 'PEN-OLD'    | has a card
            update catalog.product set body = replace(body::text, 'TEA', 'PEN')::json where id = 'tea'       | has a card
            delete from catalog.gtin                                                                         | every GTIN
            update catalog.gtin set body = replace(body::text, '"PEN"', '"TEA"')::json                       | every GTIN
            delete from catalog.category                                                                     | every category
            update catalog.product set body = replace(body::text, '[{"value":"', '[{"value":"f')::json       | was uploaded
            delete from journal.command where kind = 'catalog.picture'                                       | was uploaded
            delete from catalog.rendition where width = 640                                                  | every width
            delete from catalog.product_change where id = 'pens:2'                                           | since the first
            update catalog.product_change set body = '{}' where id = 'pens:2'                                | since the first
            delete from journal.command where id = 'pens:2'                                                  | since the first
            update pricing.price set body = replace(body::text, '90', '91')::json                            | the feed
            update pricing.price set body = replace(body::text, '"per":2', '"per":1')::json                  | the feed
            update journal.event set data = replace(data::text, '"amount":80', '"amount":8')::json           | the feed
            delete from journal.event where type = 'pricing.price-recorded' and data ->> 'amount' = '100'    | the feed
            delete from pricing.price                                                                        | the feed
            update tax.category set body = replace(body::text, '175000', '200000')::json                     | looks up
            update tax.rate set version = 3                                                                  | looks up
            delete from tax.rate                                                                             | looks up
            """)
    @DisplayName("finds every tampering")
    void findsEveryTampering(String tampering, String promise) throws SQLException {
        assertThat(auditAfter(tampering)).as(tampering).anySatisfy(check -> {
            assertThat(check.ok()).isFalse();
            assertThat(check.name()).contains(promise);
        });
    }

    /** Audits what the owner of the tables could do to them, in a transaction that is taken back. */
    private static List<AuditCheck> auditAfter(String tampering) throws SQLException {
        List<AuditRule> rules = new ArrayList<>(CatalogAudit.rules());
        rules.addAll(PricingAudit.rules());
        rules.addAll(TaxAudit.rules());
        try (Connection owner = fresh.database().owner().getConnection()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute(tampering);
                List<AuditCheck> checks = new ArrayList<>();
                AuditScope scope = AuditScope.everything(owner);
                for (AuditRule rule : rules) {
                    checks.add(rule.run(scope));
                }
                return checks;
            } finally {
                owner.rollback();
            }
        }
    }

    private static Product pens(String... codes) {
        List<Sku> skus = new ArrayList<>();
        for (String code : codes) {
            skus.add(new Sku(
                    new SkuCode(code),
                    code.equals("PEN") ? Gtin.parse("4006381333931").orElseThrow() : null,
                    Map.of("ink", "blue"),
                    Unit.EACH,
                    SkuKind.GOODS,
                    Sku.ORDINARY_TAX_CATEGORY));
        }
        return new Product(new ProductId("pens"), Name.of("Pens"), "things", List.of(), skus);
    }

    private static TaxRate rate(String percent) {
        return new TaxRate("uk", "standard", null, Percent.parse(percent).orElseThrow(), null, null);
    }
}
