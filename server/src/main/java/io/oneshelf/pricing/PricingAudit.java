package io.oneshelf.pricing;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/** The promise of prices that data can show: the feed is their history, so an order's editions can be worked out again. */
public final class PricingAudit {

    private PricingAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(THE_FEED_IS_THE_HISTORY);
    }

    /** A price is named by what never changes of it, and told by that, by the rest and by its version. */
    private static final AuditRule THE_FEED_IS_THE_HISTORY = new SqlRule(
            "pricing: the feed tells every version of every price, and the last of them is the price that stands",
            "select count(*) from {journal.event} where type = 'pricing.price-recorded'",
            """
            select format('price %s %s of home %s: it stands as %s, the feed tells %s', sku, price, home,
                coalesce(p.told, 'nothing'), coalesce(f.told, 'nothing'))
            from (select p.home, p.id as sku,
                      concat_ws('/', price -> 'list' ->> 'currency', coalesce(price ->> 'channel', '*'),
                          coalesce(price ->> 'priceList', '*'), coalesce(price ->> 'from', '*')) as price,
                      concat_ws(' ', price -> 'list' ->> 'minor', 'per', price ->> 'per',
                          coalesce('until ' || (price ->> 'until'), 'for ever'), 'version', price ->> 'version',
                          'of', price ->> 'version') as told
                  from {pricing.price} p, jsonb_array_elements(p.body -> 'prices') as prices(price)) p
                full join (select home, document as sku,
                      concat_ws('/', data ->> 'currency', coalesce(data ->> 'channel', '*'),
                          coalesce(data ->> 'priceList', '*'), coalesce(data ->> 'from', '*')) as price,
                      (array_agg(concat_ws(' ', data ->> 'amount', 'per', data ->> 'per',
                          coalesce('until ' || (data ->> 'until'), 'for ever'), 'version', data ->> 'priceVersion')
                          order by position desc))[1] || ' of ' || count(distinct data ->> 'priceVersion') as told
                  from {journal.event} where type = 'pricing.price-recorded' group by 1, 2, 3) f using (home, sku, price)
            where p.told is distinct from f.told
            """,
            """
            select format('price %s %s of home %s: it stands as %s, the feed tells %s', sku, price, home,
                coalesce(p.told, 'nothing'), coalesce(f.told, 'nothing'))
            from (select p.home, p.id as sku,
                      concat_ws('/', price -> 'list' ->> 'currency', coalesce(price ->> 'channel', '*'),
                          coalesce(price ->> 'priceList', '*'), coalesce(price ->> 'from', '*')) as price,
                      concat_ws(' ', price -> 'list' ->> 'minor', 'per', price ->> 'per',
                          coalesce('until ' || (price ->> 'until'), 'for ever'), 'version', price ->> 'version') as told
                  from {pricing.price} p, jsonb_array_elements(p.body -> 'prices') as prices(price)) p
                right join (select home, document as sku,
                      concat_ws('/', data ->> 'currency', coalesce(data ->> 'channel', '*'),
                          coalesce(data ->> 'priceList', '*'), coalesce(data ->> 'from', '*')) as price,
                      (array_agg(concat_ws(' ', data ->> 'amount', 'per', data ->> 'per',
                          coalesce('until ' || (data ->> 'until'), 'for ever'), 'version', data ->> 'priceVersion')
                          order by position desc))[1] as told
                  from {journal.event} where type = 'pricing.price-recorded' group by 1, 2, 3) f using (home, sku, price)
            where p.told is distinct from f.told
            """);
}
