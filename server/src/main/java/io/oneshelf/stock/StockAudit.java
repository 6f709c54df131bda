package io.oneshelf.stock;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/**
 * The promises of stock that data can show. The slab's own rules say that balances are sums and that holds are kept; these
 * say that the documents of stock tell the same story as the ledger.
 */
public final class StockAudit {

    /** Both sides of every entry that a movement made: what it did to which shelf. */
    private static final String MOVED = """
            (select e.home, substr(e.reference, 16) as id, e.cause, e.no, e.line, e.moved, e.left_there, a.place, a.item
             from (select home, reference, cause, no, line, -quantity as moved, from_on_hand as left_there,
                       from_account as account
                   from {ledger.entry} where starts_with(reference, 'stock.movement/') and from_version is not null
                   union all
                   select home, reference, cause, no, line, quantity, to_on_hand, to_account
                   from {ledger.entry} where starts_with(reference, 'stock.movement/') and to_version is not null) e
                 join {ledger.account} a on a.home = e.home and a.no = e.account
             where a.condition = '')""";

    /** Offset 0 keeps the kind a column: else the whole document would be unpacked anew for the kind of each of its lines. */
    private static final String LINES = """
            (select m.home, m.id, m.kind, line ->> 'sku' as sku, line ->> 'location' as location,
                line ->> 'to' as destination, (line ->> 'quantity')::bigint as quantity
             from (select home, id, body ->> 'kind' as kind, body -> 'lines' as lines
                   from {stock.movement} offset 0) m,
                 jsonb_array_elements(m.lines) as lines(line))""";

    private StockAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(
                GOODS_GO_WHERE_THEIR_CAUSE_SAYS,
                MOVEMENTS_MOVED_THEIR_LINES,
                COUNTS_LEAVE_WHAT_WAS_COUNTED,
                RESERVATIONS_SAY_WHAT_THEIR_HOLDS_SAY,
                SETTLED_IS_WHAT_WAS_SOLD,
                PARTS_ARE_WITHIN_THEIR_RESERVATION);
    }

    /** A reservation is looked at with its parts, whose ids begin with its own and a slash. */
    public static List<String> kin() {
        return List.of("""
                select t.home, c.kind, c.id
                from audit_touched t cross join lateral (
                    select kind, id from journal.command
                    where home = t.home and kind = 'stock.reservation-part' and id > t.id || '/' and id < t.id || '0'
                    offset 0) c
                where t.kind = 'stock.reservation'
                """);
    }

    private static final AuditRule GOODS_GO_WHERE_THEIR_CAUSE_SAYS = new SqlRule(
            "stock: goods come from and go to where the cause of their entry says, and stay the same SKU",
            "select count(*) from {ledger.entry} where book = 'STOCK'",
            """
            select format('entry %s.%s of home %s: %s from %s to %s', e.no, e.line, e.home, e.cause, f.place, t.place)
            from {ledger.entry} e
                join {ledger.account} f on f.home = e.home and f.no = e.from_account
                join {ledger.account} t on t.home = e.home and t.no = e.to_account
            where e.book = 'STOCK' and (f.item <> t.item or not coalesce(case e.cause
                when 'RECEIVE' then f.place = '@supplier' and not starts_with(t.place, '@')
                when 'ADJUST' then (f.place = '@shrinkage') <> (t.place = '@shrinkage')
                when 'COUNT' then (f.place = '@shrinkage') <> (t.place = '@shrinkage')
                when 'DAMAGE' then f.place = t.place and f.condition = '' and t.condition = 'damaged'
                when 'TRANSFER' then f.place <> t.place and f.condition = t.condition
                    and not starts_with(f.place, '@') and not starts_with(t.place, '@')
                when 'SALE' then t.place = '@customer' and not starts_with(f.place, '@')
                when 'RETURN' then f.place = '@customer' and not starts_with(t.place, '@')
                end, false))
            """);

    private static final AuditRule MOVEMENTS_MOVED_THEIR_LINES = new SqlRule(
            "stock: what a movement says of each shelf is what its entries did to it",
            "select count(*) from {stock.movement} where body ->> 'kind' <> 'COUNT'",
            """
            select format('movement %%s of home %%s: %%s at %%s, its lines say %%s, its entries %%s',
                id, home, sku, location, sum(said), sum(did))
            from (select home, id, sku, location,
                      case when kind in ('DAMAGE', 'TRANSFER') then -quantity else quantity end as said, 0 as did
                  from %1$s here where kind <> 'COUNT'
                  union all
                  select home, id, sku, destination, quantity, 0 from %1$s there where kind = 'TRANSFER'
                  union all
                  select home, id, item, place, 0, moved from %2$s m where cause <> 'COUNT') moved
            group by home, id, sku, location having sum(said) <> sum(did)
            """.formatted(LINES, MOVED));

    private static final AuditRule COUNTS_LEAVE_WHAT_WAS_COUNTED = new SqlRule(
            "stock: a count leaves on the shelf what was counted",
            "select count(*) from {stock.movement} where body ->> 'kind' = 'COUNT'",
            """
            select format('movement %%s of home %%s: entry %%s.%%s leaves %%s of %%s at %%s, which nobody counted',
                id, home, no, line, left_there, item, place)
            from %2$s did
            where cause = 'COUNT' and (home, id, item, place, left_there) not in (
                select home, id, sku, location, quantity from %1$s said where kind = 'COUNT')
            """.formatted(LINES, MOVED));

    private static final AuditRule RESERVATIONS_SAY_WHAT_THEIR_HOLDS_SAY = new SqlRule(
            "stock: every reservation is in the state of its hold, line by line",
            "select count(*) from {stock.reservation}",
            """
            select format('reservation %s of home %s: it says %s, its hold says %s', id, home,
                coalesce(r.told, 'nothing'), coalesce(h.told, 'nothing'))
            from (select r.home, r.no, r.id, concat_ws(' ', r.body ->> 'state',
                      (select string_agg(concat_ws('/', line ->> 'sku', line ->> 'location', line ->> 'quantity',
                              line ->> 'settled', line ->> 'released'), ' ' order by place)
                       from jsonb_array_elements(r.body -> 'lines') with ordinality as lines(line, place))) as told
                  from {stock.reservation} r) r
                full join (select h.home, h.no, h.id, concat_ws(' ', h.state, string_agg(
                          concat_ws('/', a.item, a.place, h.quantity, h.settled, h.released), ' ' order by h.place)) as told
                  from (select h.home, h.no, h.document as id, h.state, line.*
                        from {ledger.hold} h, unnest(h.accounts, h.quantities, h.settled, h.released)
                            with ordinality as line(account, quantity, settled, released, place)
                        where h.kind = 'stock.reservation' offset 0) h
                      join {ledger.account} a on a.home = h.home and a.no = h.account
                  group by h.home, h.no, h.id, h.state) h using (home, no, id)
            where r.told is distinct from h.told
            """);

    private static final AuditRule SETTLED_IS_WHAT_WAS_SOLD = new SqlRule(
            "stock: what was settled of a reservation is what its sales took from each shelf",
            "select count(*) from {stock.reservation}",
            """
            select format('reservation %s of home %s: account %s, %s settled, %s sold',
                id, home, account, coalesce(settled, 0), coalesce(sold, 0))
            from (select h.home, h.document as id, line.account, sum(line.settled) as settled
                  from {ledger.hold} h, unnest(h.accounts, h.settled) as line(account, settled)
                  where h.kind = 'stock.reservation' group by h.home, h.document, line.account) hold
                full join (select home, substr(reference, 19) as id, from_account as account, sum(quantity) as sold
                           from {ledger.entry} where starts_with(reference, 'stock.reservation/') and cause = 'SALE'
                           group by home, reference, from_account) sale using (home, id, account)
            where coalesce(settled, 0) <> coalesce(sold, 0)
            """);

    private static final AuditRule PARTS_ARE_WITHIN_THEIR_RESERVATION = new SqlRule(
            "stock: what the parts of a reservation committed and released is within what became of it",
            "select count(*) from {stock.reservation_part}",
            """
            select format('reservation %s of home %s: its parts %s %s of %s at %s, of it %s were',
                id, home, ending, p.quantity, sku, location, coalesce(r.quantity, 0))
            from (select home, body ->> 'reservation' as id, body ->> 'ending' as ending, line ->> 'sku' as sku,
                      line ->> 'location' as location, sum((line ->> 'quantity')::bigint) as quantity
                  from {stock.reservation_part}, jsonb_array_elements(body -> 'lines') as lines(line)
                  group by 1, 2, 3, 4, 5) p
                left join (select home, id, ending, line ->> 'sku' as sku, line ->> 'location' as location,
                      sum(case ending when 'COMMIT' then line ->> 'settled' else line ->> 'released' end::bigint) as quantity
                  from {stock.reservation}, jsonb_array_elements(body -> 'lines') as lines(line),
                      (values ('COMMIT'), ('RELEASE')) as both_endings(ending)
                  group by 1, 2, 3, 4, 5) r using (home, id, ending, sku, location)
            where p.quantity > coalesce(r.quantity, 0)
            """);
}
