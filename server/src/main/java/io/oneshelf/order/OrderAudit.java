package io.oneshelf.order;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/**
 * The promises of orders that data can show: their money adds up, what came back is what was bought, and documents, holds,
 * goods and money tell one story.
 */
public final class OrderAudit {

    /** What came back of each line of an order, over all its returns. */
    private static final String BACK = """
            (select r.home, r.of_order as id, (line ->> 'line')::int as line, sum((line ->> 'quantity')::bigint) as quantity,
                sum((line ->> 'refund')::bigint) as refund, sum((line ->> 'tax')::bigint) as tax
             from {orders.return} r, jsonb_array_elements(r.body -> 'lines') as lines(line)
             where r.of_order is not null group by 1, 2, 3)""";

    /** Each entry of money that an order explains, with the word of its two accounts. */
    private static final String MONEY = """
            (select e.home, substr(e.reference, 13) as id, f.place as source, t.place as target, e.quantity
             from {ledger.entry} e
                 join {ledger.account} f on f.home = e.home and f.no = e.from_account
                 join {ledger.account} t on t.home = e.home and t.no = e.to_account
             where e.book = 'MONEY' and starts_with(e.reference, 'order.order/'))""";

    private OrderAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(
                RUNS_ADD_UP,
                RETURNS_ADD_UP,
                RETURNS_ARE_WITHIN_THEIR_SALE,
                MONEY_IS_WHAT_WAS_TAKEN,
                TAX_GOES_BACK_WITH_ITS_SALE,
                MONEY_WITHOUT_RECEIPT,
                GOODS_ARE_WHAT_GROUPS_SAY,
                GOODS_CAME_BACK,
                STATES_FIT,
                HOLDS_FIT,
                PRICES_ARE_PROVEN_ONCE,
                RETURNS_ARE_PROVEN_ONCE);
    }

    /** An order is looked at with everything that came back of it, and with the approvals that its prices or refunds rest on. */
    public static List<String> kin() {
        return List.of("""
                select a.home, 'order.order', substr(a.body::jsonb #>> '{used,document}', 13)
                from access.approval a
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'access.approval'))
                    and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                    and starts_with(a.body::jsonb #>> '{used,document}', 'order.order/')
                """, """
                select o.home, 'access.approval', line #>> '{handPrice,approval,value}'
                from orders.order o, jsonb_array_elements(o.body::jsonb -> 'lines') as lines(line)
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'order.order'))
                    and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                    and o.price_by_hand is not null and line #>> '{handPrice,approval,value}' is not null
                    and line #>> '{handPrice,doubt}' is null
                """, """
                select a.home, 'order.return', substr(a.body::jsonb #>> '{used,document}', 14)
                from access.approval a
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'access.approval'))
                    and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                    and starts_with(a.body::jsonb #>> '{used,document}', 'order.return/')
                """, """
                select r.home, 'access.approval', r.body::jsonb #>> '{allowed,approval,value}'
                from orders.return r
                where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched where kind = 'order.return'))
                    and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                    and r.proof = 'PROVEN'
                """, """
                select home, 'order.return', id from orders.return
                where home = any(array(select distinct home from audit_touched))
                    and of_order = any(array(select id from audit_touched where kind = 'order.order'))
                """);
    }

    private static final AuditRule RUNS_ADD_UP = new SqlRule(
            "order: runs add up to their line, lines to their order, in units, money and tax",
            "select count(*) from {orders.order}",
            """
            select format('order %s of home %s: its bill says %s with tax %s, its lines %s with tax %s%s', o.id, o.home,
                o.body #>> '{bill,total}', o.body #>> '{bill,tax}', lines.total, lines.tax,
                case when lines.whole then '' else ', and a line differs from its runs' end)
            from {orders.order} o cross join lateral (
                select sum(total) as total, sum(tax) as tax,
                    bool_and(returned between 0 and quantity and case
                        when jsonb_array_length(runs) = 1 then (runs #>> '{0,total}')::bigint = total
                            and (runs #>> '{0,tax}')::bigint = tax and (runs #>> '{0,quantity}')::bigint = quantity
                        else (select sum(run.total) = line.total and sum(run.tax) = line.tax
                                and sum(run.quantity) = line.quantity
                            from jsonb_to_recordset(runs) as run(total bigint, tax bigint, quantity bigint)) end) as whole
                from jsonb_to_recordset(o.body -> 'lines')
                    as line(total bigint, tax bigint, quantity bigint, returned bigint, runs jsonb)) lines
            where lines.total <> (o.body #>> '{bill,total}')::bigint or lines.tax <> (o.body #>> '{bill,tax}')::bigint
                or lines.whole is not true
            """);

    private static final AuditRule RETURNS_ADD_UP = new SqlRule(
            "order: the lines of a return, and what went back in each kind of tender, add up to what it gave back",
            "select count(*) from {orders.return}",
            """
            select format('return %s of home %s: it gave back %s with tax %s, its lines %s with tax %s, its tenders %s', r.id,
                r.home, r.body ->> 'refund', r.body ->> 'tax', lines.refund, lines.tax,
                coalesce(tenders.refund::text, 'not kept'))
            from {orders.return} r cross join lateral (
                select sum((line ->> 'refund')::bigint) as refund, sum((line ->> 'tax')::bigint) as tax
                from jsonb_array_elements(r.body -> 'lines') as all_lines(line)) lines
                cross join lateral (
                select case when r.body -> 'refunds' is not null then coalesce(sum((each ->> 'amount')::bigint), 0) end
                    as refund from jsonb_array_elements(r.body -> 'refunds') as all_refunds(each)) tenders
            where lines.refund <> (r.body ->> 'refund')::bigint or lines.tax <> (r.body ->> 'tax')::bigint
                or tenders.refund <> (r.body ->> 'refund')::bigint
            """);

    private static final AuditRule RETURNS_ARE_WITHIN_THEIR_SALE = new SqlRule(
            "order: what came back of a line is within what was bought, for exactly what those units carried",
            "select count(*) from {orders.return} where of_order is not null",
            """
            select format('order %%s of home %%s, line %%s: %%s of %%s units came back for %%s of %%s', b.id, b.home, b.line,
                b.quantity, o.line ->> 'quantity', b.refund, o.line ->> 'total')
            from %1$s b left join (
                select o.home, o.id, line, (line ->> 'line')::int as number
                from {orders.order} o, jsonb_array_elements(o.body -> 'lines') as all_lines(line)
                where (o.home, o.id) in (select home, of_order from {orders.return} where of_order is not null)) o
                on o.home = b.home and o.id = b.id and o.number = b.line
            where o.line is null or b.quantity <> (o.line ->> 'returned')::bigint
                or b.quantity > (o.line ->> 'quantity')::bigint
                or b.refund > (o.line ->> 'total')::bigint or b.tax > (o.line ->> 'tax')::bigint
                or (b.quantity = (o.line ->> 'quantity')::bigint and (b.refund <> (o.line ->> 'total')::bigint
                    or b.tax <> (o.line ->> 'tax')::bigint))
                or (jsonb_array_length(o.line -> 'runs') = 1 and b.refund <>
                    floor((o.line ->> 'total')::numeric * b.quantity / (o.line ->> 'quantity')::numeric))
            """.formatted(BACK));

    private static final AuditRule MONEY_IS_WHAT_WAS_TAKEN = new SqlRule(
            "order: what each kind of tender took and gave back is what money did, and nothing gives back more than it took",
            "select count(*) from {orders.order} where jsonb_array_length(body #> '{bill,tenders}') > 0",
            """
            select format('order %%s of home %%s, %%s: its tenders took %%s and gave back %%s, money says %%s and %%s',
                id, home, place, coalesce(said.taken, 0), coalesce(said.given, 0), coalesce(did.taken, 0),
                coalesce(did.given, 0))
            from (select o.home, o.id, '@tender-' || (tender #>> '{asked,kind}') as place,
                      sum(case when tender ->> 'state' in ('CAPTURED', 'REFUNDED')
                          then (tender #>> '{asked,amount}')::bigint else 0 end) as taken,
                      sum((tender ->> 'refunded')::bigint) as given
                  from {orders.order} o, jsonb_array_elements(o.body #> '{bill,tenders}') as tenders(tender)
                  group by 1, 2, 3) said
                full join (select home, id, case when starts_with(source, '@tender-') then source else target end as place,
                      sum(case when starts_with(source, '@tender-') then quantity else 0 end) as taken,
                      sum(case when starts_with(target, '@tender-') then quantity else 0 end) as given
                  from %1$s m group by 1, 2, 3) did using (home, id, place)
            where coalesce(said.taken, 0) <> coalesce(did.taken, 0) or coalesce(said.given, 0) <> coalesce(did.given, 0)
                or said.given > said.taken
            """.formatted(MONEY));

    private static final AuditRule TAX_GOES_BACK_WITH_ITS_SALE = new SqlRule(
            "order: of an order that stands, its total less what came back is sold, its tax with it; of one that ended, nothing",
            "select count(*) from {orders.order} where state <> 'AWAITING_PAYMENT'",
            """
            select format('order %%s of home %%s is %%s: %%s of tax stand where %%s should, %%s in all where %%s should',
                o.id, o.home, o.state, coalesce(m.tax, 0), o.tax, coalesce(m.whole, 0), o.whole)
            from (select o.home, o.id, o.state,
                      case when o.state in ('PLACED', 'COMPLETED')
                          then (o.body #>> '{bill,tax}')::bigint - coalesce(b.tax, 0) else 0 end as tax,
                      case when o.state in ('PLACED', 'COMPLETED')
                          then (o.body #>> '{bill,total}')::bigint - coalesce(b.refund, 0) else 0 end as whole
                  from {orders.order} o left join (
                      select home, id, sum(tax) as tax, sum(refund) as refund from %2$s lines group by 1, 2) b
                      on b.home = o.home and b.id = o.id
                  where o.state <> 'AWAITING_PAYMENT') o
                left join (select home, id,
                      sum(case when target = '@tax' then quantity when source = '@tax' then -quantity else 0 end) as tax,
                      sum(case when target in ('@sales', '@tax', '@unapplied') then quantity else -quantity end
                          * case when source = '@unapplied' or target = '@unapplied' then 0 else 1 end) as whole
                  from %1$s m group by 1, 2) m on m.home = o.home and m.id = o.id
            where coalesce(m.tax, 0) <> o.tax or coalesce(m.whole, 0) <> o.whole
            """.formatted(MONEY, BACK));

    private static final AuditRule MONEY_WITHOUT_RECEIPT = new SqlRule(
            "order: what was paid out without a receipt is what those returns say",
            "select count(*) from {orders.return} where of_order is null",
            """
            select format('return %s of home %s: it says %s, money says %s', id, home, coalesce(r.refund, 0),
                coalesce(e.paid, 0))
            from (select home, id, (body ->> 'refund')::bigint as refund from {orders.return} where of_order is null) r
                full join (select home, substr(reference, 14) as id, sum(quantity) as paid from {ledger.entry}
                  where book = 'MONEY' and starts_with(reference, 'order.return/') group by 1, 2) e using (home, id)
            where coalesce(r.refund, 0) <> coalesce(e.paid, 0)
            """);

    private static final AuditRule GOODS_ARE_WHAT_GROUPS_SAY = new SqlRule(
            "order: the goods of fulfilled groups have left their shelves, and no others",
            "select count(*) from {orders.order}",
            """
            select format('order %s of home %s: %s at %s, %s are to have left, %s have', id, home, sku, location,
                sum(said), sum(did))
            from (select o.home, o.id, line.sku, grouped.location, line.quantity as said, 0 as did
                  from {orders.order} o,
                      jsonb_to_recordset(o.body -> 'groups') as grouped("group" int, location text, state text),
                      jsonb_to_recordset(o.body -> 'lines') as line("group" int, sku text, quantity bigint, goods boolean)
                  where grouped.state = 'FULFILLED' and grouped."group" = line."group" and line.goods
                  union all
                  select e.home, substr(e.reference, 13), f.item, f.place, 0, e.quantity
                  from {ledger.entry} e join {ledger.account} f on f.home = e.home and f.no = e.from_account
                  where e.book = 'STOCK' and starts_with(e.reference, 'order.order/')) units
            group by home, id, sku, location having sum(said) <> sum(did)
            """);

    private static final AuditRule GOODS_CAME_BACK = new SqlRule(
            "order: the goods of returns went on the shelves of the place that took them in",
            "select count(*) from {orders.return}",
            """
            select format('return %s of home %s: %s at %s, %s are to have come, %s have', id, home, sku, location,
                coalesce(said.units, 0), coalesce(did.units, 0))
            from (select r.home, r.id, line ->> 'sku' as sku, r.body ->> 'location' as location,
                      case line ->> 'condition' when 'DAMAGED' then 'damaged' else '' end as condition,
                      sum((line ->> 'quantity')::bigint) as units
                  from {orders.return} r, jsonb_array_elements(r.body -> 'lines') as all_lines(line)
                  where line ->> 'goods' = 'true' group by 1, 2, 3, 4, 5) said
                full join (select e.home, substr(e.reference, 14) as id, t.item as sku, t.place as location, t.condition,
                      sum(e.quantity) as units
                  from {ledger.entry} e join {ledger.account} t on t.home = e.home and t.no = e.to_account
                  where e.book = 'STOCK' and starts_with(e.reference, 'order.return/') group by 1, 2, 3, 4, 5) did
                    using (home, id, sku, location, condition)
            where coalesce(said.units, 0) <> coalesce(did.units, 0)
            """);

    private static final AuditRule STATES_FIT = new SqlRule(
            "order: an order's state is what its groups and its listing say",
            "select count(*) from {orders.order}",
            """
            select format('order %s of home %s is %s, listed as %s, with %s of %s groups waiting and %s fulfilled',
                o.id, o.home, o.body ->> 'state', o.state, groups.waiting, groups.every, groups.fulfilled)
            from {orders.order} o cross join lateral (
                select count(*) as every, count(*) filter (where grouped ->> 'state' = 'RESERVED') as waiting,
                    count(*) filter (where grouped ->> 'state' = 'FULFILLED') as fulfilled
                from jsonb_array_elements(o.body -> 'groups') as all_groups(grouped)) groups
            where o.state is distinct from o.body ->> 'state' or not coalesce(case o.state
                when 'AWAITING_PAYMENT' then groups.waiting = groups.every
                when 'PLACED' then groups.waiting > 0
                when 'COMPLETED' then groups.waiting = 0 and groups.fulfilled > 0
                when 'CANCELLED' then groups.waiting = 0 and groups.fulfilled = 0
                when 'LAPSED' then groups.waiting = 0 and groups.fulfilled = 0 end, false)
            """);

    private static final AuditRule HOLDS_FIT = new SqlRule(
            "order: a hold is open exactly as long as a group waits on it, and ends by itself only while unpaid",
            "select count(*) from {ledger.hold} where kind = 'order.order'",
            """
            select format('order %s of home %s, hold %s: its group says %s, the hold is %s', id, home, part,
                coalesce(said.state, 'nothing'), coalesce(did.state, 'not open'))
            from (select o.home, o.id, o.no, (grouped ->> 'hold')::int as part,
                      case o.state when 'AWAITING_PAYMENT' then 'HELD' else 'CONFIRMED' end as state
                  from {orders.order} o, jsonb_array_elements(o.body -> 'groups') as all_groups(grouped)
                  where grouped ->> 'state' = 'RESERVED' and grouped ->> 'hold' <> '0') said
                full join (select h.home, h.document as id, h.no, h.part, h.state
                  from {ledger.hold} h where h.kind = 'order.order' and h.state in ('HELD', 'CONFIRMED')
                      and not exists (select from {orders.order} o where o.home = h.home and o.no = h.no
                          and o.state = 'LAPSED' and h.state = 'HELD')) did
                    using (home, id, no, part)
            where said.state is distinct from did.state
            """);

    private static final AuditRule PRICES_ARE_PROVEN_ONCE = new SqlRule(
            "order: a proven price by hand has an approval for just that, and no approval proves two lines",
            "select count(*) from {orders.order} where price_by_hand is not null",
            """
            select format('%s, line %s, rests on approval %s; that approval is for %s', coalesce(said.document, did.document),
                coalesce(said.line, did.line), approval,
                coalesce(did.document || ', line ' || did.line, 'no line'))
            from (select o.home, 'order.order/' || o.id as document, (line ->> 'line')::int as line,
                      line #>> '{handPrice,approval,value}' as approval, line #>> '{handPrice,approvedBy}' as staff,
                      line ->> 'sku' as sku, (line ->> 'quantity')::bigint as quantity,
                      (line ->> 'unitPrice')::bigint as price, (line ->> 'per')::bigint as per,
                      o.body #>> '{bill,currency}' as currency
                  from {orders.order} o, jsonb_array_elements(o.body -> 'lines') as lines(line)
                  where o.price_by_hand is not null and line #>> '{handPrice,approval,value}' is not null
                      and line #>> '{handPrice,doubt}' is null) said
                full join (select home, id as approval, body #>> '{used,document}' as document,
                      (body #>> '{used,line}')::int as line, body ->> 'staff' as staff,
                      body #>> '{price,sku}' as sku, (body #>> '{price,quantity}')::bigint as quantity,
                      (body #>> '{price,unitPrice}')::bigint as price,
                      coalesce((body #>> '{price,per}')::bigint, 1) as per, body #>> '{price,currency}' as currency
                  from {access.approval} where body -> 'used' is not null and body -> 'price' is not null) did
                    using (home, approval)
            where (said.document, said.line, said.staff, said.sku, said.currency)
                    is distinct from (did.document, did.line, did.staff, did.sku, did.currency)
                or said.quantity > did.quantity or said.price <> did.price or said.per <> did.per
            """);

    private static final AuditRule RETURNS_ARE_PROVEN_ONCE = new SqlRule(
            "order: a proven return without a receipt has an approval for just that sum, and no approval proves two returns",
            "select count(*) from {orders.return} where proof is not null",
            """
            select format('%s rests on approval %s; that approval is for %s', coalesce(said.document, did.document),
                approval, coalesce(did.document, 'no return'))
            from (select r.home, 'order.return/' || r.id as document, r.body #>> '{allowed,approval,value}' as approval,
                      r.body #>> '{allowed,approvedBy}' as staff, (r.body ->> 'refund')::bigint as amount,
                      r.body ->> 'currency' as currency
                  from {orders.return} r where r.proof = 'PROVEN') said
                full join (select home, id as approval, body #>> '{used,document}' as document, body ->> 'staff' as staff,
                      (body #>> '{refund,amount}')::bigint as amount, body #>> '{refund,currency}' as currency
                  from {access.approval} where body -> 'used' is not null and body -> 'refund' is not null) did
                    using (home, approval)
            where (said.document, said.staff, said.amount, said.currency)
                is distinct from (did.document, did.staff, did.amount, did.currency)
            """);
}
