package io.oneshelf.testing;

import io.oneshelf.catalog.CatalogAudit;
import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.order.OrderAudit;
import io.oneshelf.pricing.PricingAudit;
import io.oneshelf.stock.StockAudit;
import io.oneshelf.tax.TaxAudit;
import io.oneshelf.till.TillAudit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The audit of the whole house, as it is put together for production. */
public final class Audits {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Audits() {}

    public static Audit of(Database database) {
        List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
        rules.addAll(CatalogAudit.rules());
        rules.addAll(PricingAudit.rules());
        rules.addAll(TaxAudit.rules());
        rules.addAll(StockAudit.rules());
        rules.addAll(OrderAudit.rules());
        rules.addAll(TillAudit.rules());
        List<String> kin = new ArrayList<>(CatalogAudit.kin());
        kin.addAll(TaxAudit.kin());
        kin.addAll(StockAudit.kin());
        kin.addAll(OrderAudit.kin());
        return new Audit(database.app(), InstantSource.fixed(NOON), rules, kin);
    }
}
