package io.oneshelf.tax;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/** The promise of rates that data can show: what a sale looks up is what their editor set. */
public final class TaxAudit {

    private TaxAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(CATEGORIES_HOLD_THEIR_RATES);
    }

    /** A category is looked at with its rates. */
    public static List<String> kin() {
        return List.of("""
                select home, 'tax.rate', rate -> 'rate' ->> 'id'
                from (select home, body -> 'rates' as rates from tax.category
                      where home = any(array(select distinct home from audit_touched))
                      and no = any(array(select no from audit_touched where kind = 'tax.category'))) c,
                    json_array_elements(c.rates) as all_rates(rate)
                """);
    }

    private static final AuditRule CATEGORIES_HOLD_THEIR_RATES = new SqlRule(
            "tax: what a sale looks up of a category is the rates that were set for it",
            "select count(*) from {tax.rate}",
            """
            select format('rate %s of home %s: set %s, looked up %s', rate, home, coalesce(r.told, 'never'),
                coalesce(c.told, 'never'))
            from (select home, id as rate, concat_ws(' ', body ->> 'taxCategory', version, body) as told
                  from {tax.rate}) r
                full join (select c.home, rate -> 'rate' ->> 'id' as rate,
                      concat_ws(' ', c.id, rate ->> 'version', (rate -> 'rate')) as told
                  from {tax.category} c, jsonb_array_elements(c.body -> 'rates') as rates(rate)) c using (home, rate)
            where r.told is distinct from c.told
            """);
}
