package io.oneshelf.insight;

import io.oneshelf.journal.AuditScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The place up to which the books were found in order, inside one transaction. It finds out what is new since, and moves
 * there. What it remembers is described with its tables, in {@code db/migration/insight}.
 *
 * <p>Two things say what is new, both read on the one snapshot. Events after the checkpoint name the documents that changed:
 * positions are in the order of commits, so none appears behind. And entries are found by their numbers, which within a block
 * of numbers are in the order of commits too: a batch that was not committed yet has higher numbers than all that was, in its
 * block, and is found by the next audit.
 */
final class Checkpoint {

    /** So many new events are always looked at by themselves. */
    private static final long NEWS_FEW = 20_000;

    /** Clocks may be set back; the partitions of a day before the checkpoint are looked into all the same. */
    private static final String SINCE =
            "coalesce((select min(recorded_at) from insight.checkpoint) - interval '1 day', '-infinity')";

    private static final String BALANCES = """
            insert into audit_balance
            select * from ledger.balance
            where home = any(array(select distinct home from audit_account))
                and account = any(array(select account from audit_account))
            """;

    /** The accounts that entries and holds in scope name, the world's too: a rule asks them which SKU it was, and where. */
    private static final String PLACES = """
            insert into audit_place
            select * from ledger.account
            where home = any(array(select distinct home from audit_touched))
                and no = any(array(
                    select account from audit_account
                    union select from_account from audit_entry
                    union select to_account from audit_entry
                    union select unnest(accounts) from audit_hold))
            """;

    private static final String TABLES = """
            set local client_min_messages = warning;
            create temp table if not exists audit_touched (
                home smallint, kind text collate "C", id text collate "C", no bigint, day date) on commit delete rows;
            create temp table if not exists audit_new_entry (like ledger.entry) on commit delete rows;
            create temp table if not exists audit_entry (like ledger.entry) on commit delete rows;
            create temp table if not exists audit_hold (like ledger.hold) on commit delete rows;
            create temp table if not exists audit_account (
                home smallint, account bigint, on_hand bigint, held bigint, version bigint) on commit delete rows;
            create temp table if not exists audit_balance (like ledger.balance) on commit delete rows;
            create temp table if not exists audit_place (like ledger.account) on commit delete rows""";

    private static final String NEW_ENTRIES = """
            insert into audit_new_entry
            select e.*
            from (select n.home, block, coalesce(s.seen, block * 10000) as seen
                  from journal.numbers n cross join generate_series(0, (n.next - 1) / 10000) as blocks(block)
                      left join insight.sealed_block s using (home, block)) b
                cross join lateral (
                    select * from ledger.entry
                    where home = b.home and no > b.seen and no <= (b.block + 1) * 10000 and recorded_at >= %s
                    offset 0) e
            """.formatted(SINCE);

    private static final String TOUCHED = """
            insert into audit_touched
            select t.home, t.kind, t.id, c.no, c.day
            from (%s) t left join lateral (
                select no, day from journal.command where home = t.home and kind = t.kind and id = t.id offset 0) c on true
            where not exists (select from audit_touched a where a.home = t.home and a.kind = t.kind and a.id = t.id)
            """;

    private static final String NAMED = """
            select e.home, e.kind, e.document as id
            from insight.checkpoint k cross join lateral (
                select home, kind, document from journal.event where home = k.home and position > k.position offset 0) e
            union
            select home, split_part(reference, '/', 1), substr(reference, strpos(reference, '/') + 1) from audit_new_entry
            """;

    private static final String LATER_ENTRIES = """
            insert into insight.later_entry (home, document, no)
            select distinct e.home, t.no, e.no
            from audit_new_entry e join audit_touched t on t.home = e.home and t.kind = split_part(e.reference, '/', 1)
                and t.id = substr(e.reference, strpos(e.reference, '/') + 1)
            where t.no <> e.no
            on conflict do nothing
            """;

    private static final String ENTRIES = """
            insert into audit_entry
            select * from audit_new_entry
            union all
            select * from ledger.entry e
            where home = any(array(select distinct home from audit_touched))
                and no = any(array(
                    select no from audit_touched where no is not null
                    union
                    select no from insight.later_entry
                    where home = any(array(select distinct home from audit_touched))
                        and document = any(array(select no from audit_touched))))
                and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                and not exists (select from audit_new_entry n where n.home = e.home and n.no = e.no and n.line = e.line)
            """;

    private static final String HOLDS = """
            insert into audit_hold
            select * from ledger.hold
            where home = any(array(select distinct home from audit_touched)) and no = any(array(select no from audit_touched))
            """;

    private static final String SEALED_HOLDS = """
            select * from insight.sealed_hold
            where home = any(array(select distinct home from audit_touched)) and no = any(array(select no from audit_touched))
            """;

    private static final String ACCOUNTS = """
            insert into audit_account
            select a.home, a.account, coalesce(s.on_hand, 0), coalesce(s.held, 0), coalesce(s.version, 0)
            from (select home, to_account as account from audit_new_entry where to_version is not null
                  union select home, from_account from audit_new_entry where from_version is not null
                  union select home, unnest(accounts) from audit_hold
                  union select home, unnest(accounts) from (%s) s) a
                left join lateral (
                    select on_hand, held, version from insight.sealed_account where home = a.home and account = a.account
                    offset 0) s on true
            """.formatted(SEALED_HOLDS);

    private static final Map<String, String> SOURCES = Map.of(
            "ledger.entry", "audit_entry",
            "ledger.hold", "audit_hold",
            "ledger.account", "audit_place",
            "ledger.balance", "audit_balance",
            "journal.command", "(select home, kind, id, no from audit_touched where no is not null)",
            "journal.event", """
                    (select e.* from insight.checkpoint k cross join lateral (
                        select * from journal.event where home = k.home and position > k.position offset 0) e)""",
            "new.entry", "audit_new_entry",
            "sealed.account", "audit_account",
            "sealed.hold", "(" + SEALED_HOLDS + ")",
            "sealed.checkpoint", "insight.checkpoint");

    /** Every number in use is in a block of which the highest is remembered. */
    private static final String SEAL_BLOCKS = """
            insert into insight.sealed_block as b (home, block, seen)
            select home, (no - 1) / 10000, max(no) from %s group by 1, 2
            on conflict (home, block) do update set seen = excluded.seen where b.seen < excluded.seen
            """;

    private static final String SEAL_ACCOUNTS = """
            insert into insight.sealed_account as s (home, account, on_hand, held, version)
            select home, account, on_hand, held, version from (%s) b
            on conflict (home, account) do update
                set on_hand = excluded.on_hand, held = excluded.held, version = excluded.version
                where (s.on_hand, s.held, s.version) is distinct from (excluded.on_hand, excluded.held, excluded.version)
            """;

    private static final String SEAL_HOLDS = """
            insert into insight.sealed_hold (home, no, part, accounts, open)
            select h.home, h.no, h.part, h.accounts, array(
                select line.quantity - line.settled - line.released
                from unnest(h.quantities, h.settled, h.released) with ordinality as line(quantity, settled, released, place)
                order by line.place)
            from %s h where h.state in ('HELD', 'CONFIRMED')
            """;

    private static final String SEAL_POSITION = """
            update insight.checkpoint k
            set position = h.position, recorded_at = coalesce((
                select max(recorded_at) from journal.event e where e.home = h.home and e.position = h.position), k.recorded_at)
            from journal.head h where h.home = k.home and h.position > k.position
            """;

    private final Connection snapshot;

    private Checkpoint(Connection snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Takes the checkpoint for this transaction, so that one process audits at a time. The first statement of the snapshot.
     *
     * @param patient true to wait for another process; false to answer false when one is at work
     */
    static boolean take(Connection snapshot, boolean patient) throws SQLException {
        try (Statement statement = snapshot.createStatement();
                ResultSet rows = statement.executeQuery("select home from insight.checkpoint order by home for update"
                        + (patient ? "" : " skip locked"))) {
            return rows.next();
        }
    }

    /** Where it is, without taking it. */
    static long positionOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(min(position), 0) from insight.checkpoint")) {
            row.next();
            return row.getLong(1);
        }
    }

    static Checkpoint in(Connection snapshot) {
        return new Checkpoint(snapshot);
    }

    /**
     * How much is new.
     *
     * @param events after the checkpoint
     * @param head the position of the last of them
     */
    record News(long events, long head) {

        /** Whether so much is new that reading everything is less work than finding out what is. */
        boolean isMost() {
            return events > Math.max(NEWS_FEW, head / 4);
        }
    }

    News news() throws SQLException {
        try (Statement statement = snapshot.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(sum(h.position - k.position), 0), coalesce(max(h.position), 0)
                        from insight.checkpoint k join journal.head h using (home)
                        """)) {
            row.next();
            return new News(row.getLong(1), row.getLong(2));
        }
    }

    /**
     * What is new, as a scope for the rules.
     *
     * @param kin queries of home, kind and id of documents that are in scope when those in {@code audit_touched} are; asked
     *     one after the other
     * @param counted whether anybody wants to know how much was looked at
     */
    AuditScope scope(List<String> kin, boolean counted) throws SQLException {
        Set<String> kinds = new HashSet<>();
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(AuditScope.settingsForNews());
            statement.execute(TABLES);
            statement.execute(NEW_ENTRIES);
            statement.execute(TOUCHED.formatted(NAMED));
            for (String relatives : kin) {
                statement.execute(TOUCHED.formatted("select distinct * from (" + relatives + ") kin(home, kind, id)"));
            }
            statement.execute("analyze audit_new_entry; analyze audit_touched");
            statement.execute(LATER_ENTRIES);
            statement.execute(ENTRIES);
            statement.execute(HOLDS);
            statement.execute(ACCOUNTS);
            statement.execute(BALANCES);
            statement.execute(PLACES);
            statement.execute("analyze audit_entry; analyze audit_hold; analyze audit_account; analyze audit_balance;"
                    + " analyze audit_place");
            try (ResultSet found = statement.executeQuery("select distinct kind from audit_touched")) {
                while (found.next()) {
                    kinds.add(found.getString(1));
                }
            }
        }
        return AuditScope.news(snapshot, SOURCES, kinds, counted);
    }

    /** Moves the checkpoint over what is new; {@link #scope} was asked for before. */
    void moveOn() throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(AuditScope.settingsForNews());
            statement.execute(SEAL_BLOCKS.formatted("audit_new_entry"));
            statement.execute(SEAL_ACCOUNTS.formatted("select * from audit_balance"));
            statement.execute("""
                    delete from insight.sealed_hold
                    where home = any(array(select distinct home from audit_touched))
                        and no = any(array(select no from audit_touched))
                    """);
            statement.execute(SEAL_HOLDS.formatted("audit_hold"));
            statement.execute(SEAL_POSITION);
        }
    }

    /** Makes the checkpoint anew from everything there is. */
    void makeAnew() throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(SEAL_BLOCKS.formatted("ledger.entry"));
            statement.execute(SEAL_ACCOUNTS.formatted("select * from ledger.balance"));
            statement.execute("delete from insight.sealed_hold");
            statement.execute(SEAL_HOLDS.formatted("ledger.hold"));
            statement.execute("""
                    insert into insight.later_entry (home, document, no)
                    select e.home, c.no, e.no
                    from (select distinct home, reference, no from ledger.entry) e
                        join journal.command c on c.home = e.home and c.kind = split_part(e.reference, '/', 1)
                            and c.id = substr(e.reference, strpos(e.reference, '/') + 1)
                    where c.no <> e.no
                    on conflict do nothing
                    """);
            statement.execute(SEAL_POSITION);
        }
    }
}
