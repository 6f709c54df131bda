package io.oneshelf.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The promises of ledger and journal that their own rows can show. They hold for all homes in the database. */
public final class BooksAudit {

    /** Both sides of every entry that moved a bounded account: its number, what it changed and what it left. */
    private static final String MOVES = """
            (select home, to_account as account, no, line, quantity as moved, to_on_hand as left_there, to_version as version
             from {ledger.entry} where to_version is not null
             union all
             select home, from_account, no, line, -quantity, from_on_hand, from_version
             from {ledger.entry} where from_version is not null)""";

    /** The same of the entries that are new. */
    private static final String NEW_MOVES = MOVES.replace("{ledger.entry}", "{new.entry}");

    private static final String OPEN_LINES = """
            (select h.home, line.account, sum(line.quantity - line.settled - line.released) as open
             from {ledger.hold} h,
                 unnest(h.accounts, h.quantities, h.settled, h.released) as line(account, quantity, settled, released)
             where h.state in ('HELD', 'CONFIRMED') group by h.home, line.account)""";

    private BooksAudit() {}

    /** The rules, to be run with those of the modules; a few seconds for a million entries. */
    public static List<AuditRule> rules() {
        return List.of(
                BALANCES_ARE_SUMS,
                BALANCES_ARE_CHAINED,
                ENTRIES_STAY_IN_THEIR_BOOK,
                HELD_IS_WHAT_HOLDS_PROMISE,
                HELD_IS_THERE_OR_SHORT,
                HOLDS_END_WHOLE,
                EVENTS_HAVE_NO_GAP,
                BOOKMARKS_ARE_IN_THE_FEED,
                new EveryIdHasItsDocument(),
                HOLDS_HAVE_AN_OWNER,
                NUMBERS_WERE_GIVEN);
    }

    private static final AuditRule BALANCES_ARE_SUMS = new SqlRule(
            "ledger: every balance is the sum of its entries",
            "select count(*) from {ledger.balance}",
            """
            select format('account %%s of home %%s: %%s on hand, the entries say %%s',
                account, home, coalesce(b.on_hand, 0), coalesce(m.moved, 0))
            from {ledger.balance} b
                full join (select home, account, sum(moved) as moved from %s m group by home, account) m
                    using (home, account)
            where coalesce(b.on_hand, 0) <> coalesce(m.moved, 0) or b.on_hand is null
            """.formatted(MOVES),
            """
            select format('account %%s of home %%s: %%s on hand, %%s at the checkpoint, entries of %%s since',
                account, home, coalesce(b.on_hand, 0), s.on_hand, coalesce(m.moved, 0))
            from {sealed.account} s left join {ledger.balance} b using (home, account)
                left join (select home, account, sum(moved) as moved from %s m group by home, account) m
                    using (home, account)
            where b.on_hand is null or b.on_hand <> s.on_hand + coalesce(m.moved, 0)
            """.formatted(NEW_MOVES));

    private static final AuditRule BALANCES_ARE_CHAINED = new SqlRule(
            "ledger: each entry goes on from the balance that the one before it left, up to the balance of today",
            "select count(*) from {ledger.entry}",
            """
            select format('account %%s of home %%s: entry %%s.%%s leaves %%s at version %%s after %%s at version %%s',
                account, home, no, line, left_there, version, before, version_before)
            from (select m.*,
                    coalesce(lag(left_there) over one, 0) as before, coalesce(lag(version) over one, 0) as version_before
                  from %1$s m window one as (partition by home, account order by version)) chain
            where left_there <> before + moved or version <= version_before
            union all
            select format('account %%s of home %%s: version %%s of the balance, version %%s of its last entry',
                account, home, b.version, m.version)
            from {ledger.balance} b
                join (select home, account, max(version) as version from %1$s m group by home, account) m
                    using (home, account)
            where b.version < m.version
            """.formatted(MOVES),
            """
            select format('account %%s of home %%s: entry %%s.%%s leaves %%s at version %%s after %%s at version %%s',
                account, home, no, line, left_there, version, before, version_before)
            from (select m.home, m.account, m.no, m.line, m.moved, m.left_there, m.version,
                    coalesce(lag(m.left_there) over one, s.on_hand) as before,
                    coalesce(lag(m.version) over one, s.version) as version_before
                  from %1$s m join {sealed.account} s using (home, account)
                  window one as (partition by home, account order by m.version)) chain
            where left_there <> before + moved or version <= version_before
            union all
            select format('account %%s of home %%s: version %%s of the balance, version %%s of its last entry',
                account, home, b.version, m.version)
            from {ledger.balance} b
                join (select home, account, max(version) as version from %1$s m group by home, account) m
                    using (home, account)
            where b.version < m.version
            """.formatted(NEW_MOVES));

    private static final AuditRule ENTRIES_STAY_IN_THEIR_BOOK = new SqlRule(
            "ledger: both sides of an entry are of its book, and exactly the bounded ones have a balance after it",
            "select count(*) from {ledger.entry}",
            """
            select format('entry %s.%s of home %s', e.no, e.line, e.home)
            from {ledger.entry} e
                left join {ledger.account} f on f.home = e.home and f.no = e.from_account
                left join {ledger.account} t on t.home = e.home and t.no = e.to_account
            where f.book is distinct from e.book or t.book is distinct from e.book
                or starts_with(f.place, '@') <> (e.from_version is null)
                or starts_with(t.place, '@') <> (e.to_version is null)
            """);

    private static final AuditRule HELD_IS_WHAT_HOLDS_PROMISE = new SqlRule(
            "ledger: what is held is what open holds promise",
            "select count(*) from {ledger.balance}",
            """
            select format('account %%s of home %%s: %%s held, open holds promise %%s',
                account, home, coalesce(b.held, 0), coalesce(o.open, 0))
            from {ledger.balance} b full join %s o using (home, account)
            where coalesce(b.held, 0) <> coalesce(o.open, 0)
            """.formatted(OPEN_LINES),
            """
            select format('account %%s of home %%s: %%s held, %%s at the checkpoint, %%s of it promised by holds that promise %%s now',
                account, home, b.held, s.held, coalesce(was.open, 0), coalesce(o.open, 0))
            from {sealed.account} s join {ledger.balance} b using (home, account) left join %s o using (home, account)
                left join (select h.home, line.account, sum(line.open) as open
                           from {sealed.hold} h, unnest(h.accounts, h.open) as line(account, open)
                           group by h.home, line.account) was using (home, account)
            where b.held <> s.held - coalesce(was.open, 0) + coalesce(o.open, 0)
            """.formatted(OPEN_LINES));

    private static final AuditRule HELD_IS_THERE_OR_SHORT = new SqlRule(
            "ledger: what is held is on hand, or its shortage is known", "select count(*) from {ledger.balance}", """
            select format('account %s of home %s: %s held, %s on hand, %s short', account, home, held, on_hand, shortage)
            from {ledger.balance} where held < 0 or shortage < 0 or held > 0 and held > on_hand + shortage
            """);

    private static final AuditRule HOLDS_END_WHOLE = new SqlRule(
            "ledger: of a hold no more was settled and released than it promised, and all of it once it has ended",
            "select count(*) from {ledger.hold}",
            """
            select format('hold %s.%s of home %s', h.no, h.part, h.home)
            from {ledger.hold} h
            where exists (
                select from unnest(h.quantities, h.settled, h.released) as line(quantity, settled, released)
                where settled < 0 or released < 0 or settled + released > quantity
                    or settled + released < quantity and h.state not in ('HELD', 'CONFIRMED'))
            """);

    private static final AuditRule EVENTS_HAVE_NO_GAP = new SqlRule(
            "journal: events are numbered from 1 to the head without gap",
            "select count(*) from {journal.event}",
            """
            select format('home %s: event %s follows %s', home, position, before)
            from (select home, position, coalesce(lag(position) over (partition by home order by position), 0) as before
                  from {journal.event}) e
            where position <> before + 1
            union all
            select format('home %s: the head is at %s, the last event at %s', home, h.position, coalesce(e.last, 0))
            from journal.head h left join (select home, max(position) as last from {journal.event} group by home) e
                using (home)
            where h.position <> coalesce(e.last, 0)
            """,
            """
            select format('home %s: event %s follows %s', home, position, before)
            from (select home, position, coalesce(lag(position) over (partition by home order by position), k.position_then)
                      as before
                  from {journal.event} join (select home, position as position_then from {sealed.checkpoint}) k using (home)) e
            where position <> before + 1
            union all
            select format('home %s: the head is at %s, the last event at %s', home, h.position, coalesce(e.last, k.position))
            from journal.head h join {sealed.checkpoint} k using (home)
                left join (select home, max(position) as last from {journal.event} group by home) e using (home)
            where h.position <> coalesce(e.last, k.position)
            """);

    private static final AuditRule BOOKMARKS_ARE_IN_THE_FEED = new SqlRule(
            "journal: no reader has read further than the head", "select count(*) from journal.bookmark", """
            select format('reader %s of home %s: at %s, the head at %s', b.reader, b.home, b.position, h.position)
            from journal.bookmark b left join journal.head h using (home)
            where b.position > coalesce(h.position, 0)
            """);

    private static final AuditRule HOLDS_HAVE_AN_OWNER =
            new SqlRule("journal: every hold belongs to a document", "select count(*) from {ledger.hold}", """
            select format('hold %s.%s of home %s: there is no %s/%s', h.no, h.part, h.home, h.kind, h.document)
            from {ledger.hold} h
            where not exists (
                select from {journal.command} c where c.home = h.home and c.kind = h.kind and c.id = h.document)
            """);

    private static final AuditRule NUMBERS_WERE_GIVEN = new SqlRule(
            "journal: every number in use was given out, and will not be given again",
            "select count(*) from {journal.command}",
            """
            select format('home %s: number %s is in use, %s is next', home, used, next)
            from (select home, max(no) as used
                  from (select home, no from {journal.command} union all select home, no from {ledger.entry}
                        union all select home, no from {ledger.hold} union all select home, no from {ledger.account}
                        union all select home, no from journal.due) everywhere
                  group by home) u
                left join journal.numbers n using (home)
            where u.used >= coalesce(n.next, 0)
            """);

    /**
     * Which tables keep documents the database knows itself: those with the columns that {@code journal.document_table}
     * gives them.
     */
    private static final String DOCUMENT_TABLES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
                and 6 = (select count(*) from pg_attribute a where a.attrelid = c.oid
                    and a.attname in ('home', 'no', 'id', 'version', 'recorded_at', 'body'))
            order by 1
            """;

    private record EveryIdHasItsDocument() implements AuditRule {

        @Override
        public String name() {
            return "journal: every id that was chosen has its document, and every document its id";
        }

        @Override
        public AuditCheck run(AuditScope scope) throws SQLException {
            List<String> documents = new ArrayList<>();
            try (Statement statement = scope.statement();
                    ResultSet tables = statement.executeQuery(DOCUMENT_TABLES)) {
                while (tables.next()) {
                    documents.add(scope.numbers(tables.getString(1)));
                }
            }
            String all = documents.isEmpty()
                    ? "select home, no, id from {journal.command} where false"
                    : String.join(" union all ", documents);
            return new SqlRule(name(), "select count(*) from {journal.command}", """
                            select format('number %%s of home %%s: id %%s/%%s, document %%s',
                                no, home, coalesce(c.kind, '-'), coalesce(c.id, '-'), coalesce(d.id, '-'))
                            from {journal.command} c full join (%s) d using (home, no)
                            where c.id is distinct from d.id
                            """.formatted(all)).run(scope);
        }
    }
}
