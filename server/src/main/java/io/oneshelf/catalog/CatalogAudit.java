package io.oneshelf.catalog;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/** The promises of the catalogue that data can show: what is kept twice, for the sake of one look-up, says the same. */
public final class CatalogAudit {

    private CatalogAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(
                CARDS_SAY_WHAT_THEIR_PRODUCT_SAYS,
                A_GTIN_HAS_ONE_SKU,
                CATEGORIES_ARE_THERE,
                PICTURES_ARE_THERE,
                RENDITIONS_ARE_THERE,
                VERSIONS_ARE_KEPT);
    }

    /** A SKU is looked at with its product and its GTIN, a product with its SKUs. */
    public static List<String> kin() {
        return List.of("""
                select home, 'catalog.product', body -> 'product' ->> 'value' from catalog.sku
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'catalog.sku'))
                """, """
                select home, 'catalog.sku', sku ->> 'code'
                from (select home, body -> 'skus' as skus from catalog.product
                      where home = any(array(select distinct home from audit_touched))
                      and no = any(array(select no from audit_touched where kind = 'catalog.product'))) p,
                    json_array_elements(p.skus) as all_skus(sku)
                """, """
                select home, 'catalog.gtin', body -> 'gtin' ->> 'value' from catalog.sku
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'catalog.sku'))
                """);
    }

    private static final AuditRule CARDS_SAY_WHAT_THEIR_PRODUCT_SAYS = new SqlRule(
            "catalog: every SKU of a product has a card that says the same, and is on no other product",
            "select count(*) from {catalog.sku}",
            """
            select format('SKU %s of home %s: its product says %s, its card says %s', sku, home,
                coalesce(p.told, 'nothing'), coalesce(c.told, 'nothing'))
            from (select p.home, sku ->> 'code' as sku, string_agg(concat_ws(' ', p.id, sku ->> 'unit', sku ->> 'kind',
                      sku ->> 'taxCategory', sku -> 'gtin' ->> 'value', p.body ->> 'category'), ', ') as told
                  from {catalog.product} p, jsonb_array_elements(p.body -> 'skus') as skus(sku)
                  group by p.home, sku ->> 'code') p
                full join (select home, id as sku, concat_ws(' ', body -> 'product' ->> 'value', body ->> 'unit',
                      body ->> 'kind', body ->> 'taxCategory', body -> 'gtin' ->> 'value', body ->> 'category') as told
                  from {catalog.sku} where not (body ->> 'retired')::boolean) c using (home, sku)
            where p.told is distinct from c.told
            """);

    private static final AuditRule A_GTIN_HAS_ONE_SKU = new SqlRule(
            "catalog: every GTIN belongs to the one SKU whose card carries it",
            "select count(*) from {catalog.gtin} where body ->> 'sku' is not null",
            """
            select format('GTIN %s of home %s: it belongs to %s, on its card it has %s', gtin, home,
                coalesce(g.sku, 'nobody'), coalesce(c.sku, 'nobody'))
            from (select home, id as gtin, body ->> 'sku' as sku
                  from {catalog.gtin} where body ->> 'sku' is not null) g
                full join (select home, body -> 'gtin' ->> 'value' as gtin, string_agg(id, ', ') as sku
                  from {catalog.sku} where body -> 'gtin' is not null
                  group by home, body -> 'gtin' ->> 'value') c using (home, gtin)
            where g.sku is distinct from c.sku
            """);

    private static final AuditRule CATEGORIES_ARE_THERE = new SqlRule(
            "catalog: every category that a product names is there",
            "select count(distinct category) from {catalog.product}",
            """
            select format('category %s of home %s is named and not there', p.category, p.home)
            from (select distinct home, category from {catalog.product}) p
            where not exists (select from catalog.category c where c.home = p.home and c.id = p.category)
            """);

    /** The other way round it is no fault: a picture may wait for its product, and one that no product names is kept. */
    private static final AuditRule PICTURES_ARE_THERE = new SqlRule(
            "catalog: every picture that a product names was uploaded",
            "select coalesce(sum(jsonb_array_length(body -> 'pictures')), 0) from {catalog.product}",
            """
            select format('picture %s of product %s of home %s was not uploaded', p.picture, p.product, p.home)
            from (select home, id as product, picture ->> 'value' as picture
                  from {catalog.product}, jsonb_array_elements(body -> 'pictures') as named(picture)) p
                left join lateral (select no from journal.command
                    where home = p.home and kind = 'catalog.picture' and id = p.picture offset 0) c on true
            where c.no is null
            """);

    private static final AuditRule RENDITIONS_ARE_THERE = new SqlRule(
            "catalog: every picture is kept in every width it is said to have",
            "select coalesce(sum(jsonb_array_length(body -> 'renditions')), 0) from {catalog.picture}",
            """
            select format('picture %s of home %s is not kept in width %s', p.picture, p.home, p.width)
            from (select home, id as picture, width::integer as width
                  from {catalog.picture}, jsonb_array_elements_text(body -> 'renditions') as kept(width)) p
                left join lateral (select true as kept from catalog.rendition
                    where picture = p.picture and width = p.width offset 0) r on true
            where r.kept is null
            """);

    /** A product of before versions were kept has none until it is changed; from the first that is there none is missing. */
    private static final AuditRule VERSIONS_ARE_KEPT = new SqlRule(
            "catalog: every version of a product since the first that was kept is kept",
            "select count(*) from {catalog.product_change}",
            """
            select format('version %s of product %s of home %s: the change that made it or ended it is not kept',
                c.version, c.product, c.home)
            from (select home, regexp_replace(id, ':[0-9]+$', '') as product,
                      substring(id from '[0-9]+$')::bigint as version, body ->> 'before' as before
                  from {catalog.product_change}) c
                left join lateral (select version from catalog.product p
                    where p.home = c.home and p.no = any(array(select no from journal.command
                        where home = c.home and kind = 'catalog.product' and id = c.product)) offset 0) p on true
                left join lateral (select n.no from catalog.product_change n
                    where n.home = c.home and n.no = any(array(select no from journal.command
                        where home = c.home and kind = 'catalog.product-change'
                            and id = c.product || ':' || c.version + 1)) offset 0) ended on true
            where p.version is null or p.version < c.version or (p.version > c.version and ended.no is null)
                or (c.version = 1) <> (c.before is null)
            """);
}
