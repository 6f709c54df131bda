package io.oneshelf.till;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.SqlRule;
import java.util.List;

/** The promises of shifts that data can show: the drawer adds up, and what was sold is what was taken for it. */
public final class TillAudit {

    private TillAudit() {}

    /** The rules, to be run with those of the slab and of the other modules. */
    public static List<AuditRule> rules() {
        return List.of(DRAWER_ADDS_UP, SALES_ARE_WHAT_WAS_TAKEN);
    }

    private static final AuditRule DRAWER_ADDS_UP = new SqlRule(
            "till: what was counted is float, movements and cash taken less cash refunded, but for the difference shown",
            "select count(*) from {till.shift} where body ->> 'closing' is not null",
            """
            select format('shift %s of home %s: float %s, movements %s, cash taken %s, refunded %s; expected %s, counted %s,'
                || ' difference %s', s.id, s.home, s.body ->> 'openingFloat', moved.amount, cash.amount,
                s.body #>> '{closing,cashRefunded}', s.body #>> '{closing,expected}', s.body #>> '{closing,counted}',
                s.body #>> '{closing,difference}')
            from {till.shift} s
                cross join lateral (select coalesce(sum(case movement ->> 'way' when 'IN' then 1 else -1 end
                        * (movement ->> 'amount')::numeric), 0) as amount
                    from jsonb_array_elements(s.body -> 'movements') as movements(movement)) moved
                cross join lateral (select coalesce(sum((taken ->> 'amount')::numeric), 0) as amount
                    from jsonb_array_elements(s.body #> '{closing,tenders}') as tenders(taken)
                    where taken ->> 'kind' = 'CASH') cash
            where s.body ->> 'closing' is not null
                and ((s.body #>> '{closing,expected}')::numeric <> (s.body ->> 'openingFloat')::numeric + moved.amount
                        + cash.amount - (s.body #>> '{closing,cashRefunded}')::numeric
                    or (s.body #>> '{closing,counted}')::numeric <> (s.body #>> '{closing,expected}')::numeric
                        + (s.body #>> '{closing,difference}')::numeric)
            """);

    private static final AuditRule SALES_ARE_WHAT_WAS_TAKEN = new SqlRule(
            "till: what a shift sold is what its tenders took",
            "select count(*) from {till.shift} where body ->> 'closing' is not null",
            """
            select format('shift %s of home %s: sold %s, took %s', s.id, s.home, s.body #>> '{closing,sales,amount}', took.amount)
            from {till.shift} s cross join lateral (
                select coalesce(sum((taken ->> 'amount')::numeric), 0) as amount
                from jsonb_array_elements(s.body #> '{closing,tenders}') as tenders(taken)) took
            where s.body ->> 'closing' is not null
                and (s.body #>> '{closing,sales,amount}')::numeric <> took.amount
            """);
}
