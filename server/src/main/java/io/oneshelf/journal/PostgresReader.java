package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads from PostgreSQL, each call on a connection of its own and in one round trip where it can. */
final class PostgresReader implements Reader {

    /** Sorts behind every sign that an id can have. */
    private static final String AFTER_EVERY_ID = "\u007f";

    static final String BALANCES_BY_NUMBER = """
            select account, on_hand, held, shortage, version from ledger.balance where home = ? and account = any(?)
            """;

    static final String BALANCES_BY_KEY = """
            select k.ord, k.no, b.on_hand, b.held, b.shortage, b.version
            from (%s) k
                cross join lateral (
                    select on_hand, held, shortage, version from ledger.balance
                    where home = ? and account = k.no
                    offset 0) b
            """.formatted(AccountNumbers.BY_KEY);

    static final String EVENTS = """
            select position, type, kind, document, version, recorded_at, data from journal.event
            where home = ? and position > ? order by position limit ?
            """;

    /** The documents, and behind them how far was looked. */
    static final String CHANGED = """
            with news as materialized (
                select position, kind, document from journal.event
                where home = ? and position > ? order by position limit ?)
            select distinct null::bigint, kind, document from news where kind = any(?)
            union all
            select max(position), null, null from news
            """;

    static final String DUE_WORK = """
            select no, at, work, id from journal.due where home = ? and at <= ? order by at, no limit ?
            """;

    static final String SHORTAGES = """
            select account, on_hand, held, shortage, version from ledger.balance
            where home = ? and shortage >= 1 order by shortage desc, account limit ?
            """;

    static final String DUE_HOLDS = "select " + HoldRow.COLUMNS + """
             from ledger.hold
            where home = ? and state = 'HELD' and expires_at <= ? order by expires_at, no, part limit ?
            """;

    /** Up to so many accounts, the history of each is read from its index; of more, the whole history is read in order. */
    private static final int ACCOUNTS_ONE_BY_ONE_MAX = 100;

    /** Questions for so many balances or fewer are asked together with those of other callers. */
    private static final int FEW_BALANCES = 64;

    private static final int QUESTIONS_AT_ONCE = 256;

    private static final String ENTRY_COLUMNS = """
            e.no, e.line, e.quantity, e.cause, e.reference, e.occurred_at, e.recorded_at,
                e.from_on_hand, e.from_version, e.to_on_hand, e.to_version, e.from_account, e.to_account""";

    /** Makes the table of a kind of document. */
    interface Tables {
        <D> DocumentTable<D> table(DocumentKind<D> kind);
    }

    private final DataSource source;
    private final short home;
    private final AccountNumbers numbers;
    private final Tables tables;
    private final KnownBalances known;
    private final Gathered<Short, Long> lastCommit = new Gathered<>(this::lastCommitForEach, QUESTIONS_AT_ONCE);
    private final Gathered<long[], Map<Long, Balance>> fewBalances =
            new Gathered<>(this::balancesOfEach, QUESTIONS_AT_ONCE);

    PostgresReader(DataSource source, short home, AccountNumbers numbers, KnownBalances known, Tables tables) {
        this.known = known;
        this.source = source;
        this.home = home;
        this.numbers = numbers;
        this.tables = tables;
    }

    @Override
    public <D> Optional<Stored<D>> find(DocKey<D> key) {
        return findAll(key.kind(), List.of(key.id())).values().stream().findFirst();
    }

    @Override
    public <D> Map<String, Stored<D>> findAll(DocumentKind<D> kind, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        DocumentTable<D> table = tables.table(kind);
        Map<String, Stored<D>> found = new HashMap<>();
        read(new Pipeline()
                .query(
                        table.find,
                        row -> {
                            Stored<D> stored = table.read(row);
                            found.put(stored.key().id(), stored);
                        },
                        home,
                        kind.name(),
                        ids.toArray(String[]::new),
                        home));
        Map<String, Stored<D>> inOrder = new LinkedHashMap<>();
        for (String id : ids) {
            Stored<D> stored = found.get(id);
            if (stored != null) {
                inOrder.put(id, stored);
            }
        }
        return inOrder;
    }

    @Override
    public <D> List<Stored<D>> list(DocumentKind<D> kind, Map<String, String> equal, long after, int limit) {
        return list(kind, tables.table(kind).list(equal.keySet()), equal, after, limit);
    }

    @Override
    public <D> List<Stored<D>> newest(DocumentKind<D> kind, Map<String, String> equal, long before, int limit) {
        return list(kind, tables.table(kind).newest(equal.keySet()), equal, before, limit);
    }

    private <D> List<Stored<D>> list(
            DocumentKind<D> kind, String statement, Map<String, String> equal, long from, int limit) {
        DocumentTable<D> table = tables.table(kind);
        List<Object> values = new ArrayList<>();
        values.add(home);
        values.addAll(equal.values());
        values.add(from);
        values.add(limit);
        List<Stored<D>> found = new ArrayList<>();
        read(new Pipeline().query(statement, row -> found.add(table.read(row)), values.toArray()));
        return found;
    }

    @Override
    public List<String> ids(DocumentKind<?> kind, String beginning, String after, int limit) {
        List<String> found = new ArrayList<>();
        read(new Pipeline()
                .query(
                        DocumentTable.IDS,
                        row -> found.add(row.getString(1)),
                        home,
                        kind.name(),
                        beginning,
                        after,
                        beginning + AFTER_EVERY_ID,
                        limit));
        return found;
    }

    @Override
    public List<Balance> balancesOf(List<Account> accounts) {
        long commits = lastCommit.ask(home);
        if (!known.areOf(commits)) {
            known.lastCommitIs(commits);
        }
        Balance[] found = new Balance[accounts.size()];
        boolean current = known.areOf(commits);
        List<Account> others = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < found.length; place++) {
            Account account = accounts.get(place);
            Balance balance = current ? known.of(account) : null;
            if (balance == null) {
                others.add(account);
                places.add(place);
            } else {
                found[place] = balance;
            }
        }
        List<Balance> read = balancesRead(others);
        for (int other = 0; other < places.size(); other++) {
            found[places.get(other)] = read.get(other);
            known.learn(commits, others.get(other), read.get(other));
        }
        return List.of(found);
    }

    private List<Long> lastCommitForEach(List<Short> homes) {
        long[] commits = {0};
        read(new Pipeline().query(PostgresSession.COMMITS, row -> commits[0] = row.getLong(1), homes.getFirst()));
        return Collections.nCopies(homes.size(), commits[0]);
    }

    private List<Balance> balancesRead(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Balance[] found = new Balance[accounts.size()];
        Arrays.fill(found, Balance.EMPTY);
        long[] nos = new long[found.length];
        int[] places = new int[found.length];
        int known = 0;
        List<Account> others = new ArrayList<>();
        List<Integer> otherPlaces = new ArrayList<>();
        for (int place = 0; place < found.length; place++) {
            Long no = numbers.remembered(accounts.get(place));
            if (no == null) {
                others.add(accounts.get(place));
                otherPlaces.add(place);
            } else {
                nos[known] = no;
                places[known++] = place;
            }
        }
        if (known > 0) {
            long[] asked = Arrays.copyOf(nos, known);
            Map<Long, Balance> balances = known <= FEW_BALANCES ? fewBalances.ask(asked) : balancesByNumber(asked);
            for (int i = 0; i < known; i++) {
                found[places[i]] = balances.getOrDefault(nos[i], Balance.EMPTY);
            }
        }
        if (!others.isEmpty()) {
            read(new Pipeline()
                    .query(
                            BALANCES_BY_KEY,
                            row -> {
                                int other = row.getInt(1) - 1;
                                numbers.remember(others.get(other), row.getLong(2));
                                found[otherPlaces.get(other)] = balance(row, 3);
                            },
                            AccountNumbers.columns(others, home, home)));
        }
        return List.of(found);
    }

    private Map<Long, Balance> balancesByNumber(long[] nos) {
        Map<Long, Balance> balances = HashMap.newHashMap(nos.length);
        read(new Pipeline().query(BALANCES_BY_NUMBER, row -> balances.put(row.getLong(1), balance(row, 2)), home, nos));
        return balances;
    }

    /** One question for all; every caller picks from the answer what it asked for. */
    private List<Map<Long, Balance>> balancesOfEach(List<long[]> questions) {
        long[] nos = questions.size() == 1
                ? questions.getFirst()
                : questions.stream().flatMapToLong(LongStream::of).distinct().toArray();
        return Collections.nCopies(questions.size(), balancesByNumber(nos));
    }

    @Override
    public List<AccountBalance> balances(
            Book book, Collection<String> places, Collection<String> items, @Nullable Account after, int limit) {
        StringBuilder sql = new StringBuilder("""
                select a.book, a.place, a.item, a.condition, a.lot, a.owner, b.on_hand, b.held, b.shortage, b.version
                from ledger.account a join ledger.balance b on b.home = a.home and b.account = a.no
                where a.home = ? and a.book = ?""");
        List<Object> values = new ArrayList<>(List.of(home, book.name()));
        if (!places.isEmpty()) {
            sql.append(" and a.place = any(?)");
            values.add(places.toArray(String[]::new));
        }
        if (!items.isEmpty()) {
            sql.append(" and a.item = any(?)");
            values.add(items.toArray(String[]::new));
        }
        if (after != null) {
            sql.append(" and (a.place, a.item, a.condition, a.lot, a.owner) > (?, ?, ?, ?, ?)");
            values.addAll(List.of(after.place(), after.item(), after.condition(), after.lot(), after.owner()));
        }
        sql.append(" order by a.place, a.item, a.condition, a.lot, a.owner limit ?");
        values.add(limit);
        List<AccountBalance> found = new ArrayList<>();
        read(new Pipeline()
                .query(
                        sql.toString(),
                        row -> found.add(new AccountBalance(AccountNumbers.account(row, 1), balance(row, 7))),
                        values.toArray()));
        return found;
    }

    @Override
    public List<AccountBalance> shortages(int limit) {
        Map<Long, Balance> found = new LinkedHashMap<>();
        try (Connection connection = source.getConnection()) {
            new Pipeline()
                    .query(SHORTAGES, row -> found.put(row.getLong(1), balance(row, 2)), home, limit)
                    .run(connection);
            Map<Long, Account> known = numbers.accounts(connection, found.keySet());
            return found.entrySet().stream()
                    .flatMap(each -> Optional.ofNullable(known.get(each.getKey())).stream()
                            .map(account -> new AccountBalance(account, each.getValue())))
                    .toList();
        } catch (SQLException e) {
            throw Failures.before(e);
        }
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        boolean all = query.place() == null && query.item() == null;
        long[] accounts = all ? new long[0] : accounts(query);
        if (!all && accounts.length == 0) {
            return List.of();
        }
        StringBuilder range =
                new StringBuilder("e.home = ? and (e.no, e.line) ").append(query.newest() ? "< (?, ?)" : "> (?, ?)");
        String order = query.newest() ? "e.no desc, e.line desc" : "e.no, e.line";
        List<Object> rangeValues = new ArrayList<>(List.of(home, query.afterNo(), query.afterLine()));
        if (query.from() != null) {
            range.append(" and e.occurred_at >= ?");
            rangeValues.add(query.from());
        }
        if (query.until() != null) {
            range.append(" and e.occurred_at < ?");
            rangeValues.add(query.until());
        }
        List<Object> values = new ArrayList<>();
        String picked;
        if (all) {
            picked = "select e.* from ledger.entry e where " + range
                    + " and e.book = ? and (e.from_version is not null or e.to_version is not null)";
            values.addAll(rangeValues);
            values.add(query.book().name());
        } else if (accounts.length > ACCOUNTS_ONE_BY_ONE_MAX) {
            picked = "select e.* from ledger.entry e where " + range
                    + " and (e.from_version is not null and e.from_account in (select unnest(?::bigint[]))"
                    + " or e.to_version is not null and e.to_account in (select unnest(?::bigint[])))";
            values.addAll(rangeValues);
            values.add(accounts);
            values.add(accounts);
        } else {
            picked = historyOfEach("from", range, order) + " union " + historyOfEach("to", range, order);
            for (int side = 0; side < 2; side++) {
                values.add(accounts);
                values.addAll(rangeValues);
                values.add(query.limit());
            }
        }
        values.add(query.limit());
        // The accounts are looked up by number afterwards: joined, the planner goes through all of them for each entry
        // on
        // tables it has no statistics of yet, which is what a first import leaves.
        List<EntryRow> rows = new ArrayList<>();
        Pipeline read = new Pipeline()
                .query(
                        "select " + ENTRY_COLUMNS + "\nfrom (" + picked + ") e\norder by " + order + " limit ?",
                        row -> rows.add(EntryRow.read(row)),
                        values.toArray());
        try (Connection connection = source.getConnection()) {
            read.run(connection);
            Set<Long> touched = new HashSet<>();
            rows.forEach(row -> {
                touched.add(row.from);
                touched.add(row.to);
            });
            Map<Long, Account> known = numbers.accounts(connection, touched);
            return rows.stream().map(row -> row.entry(known)).toList();
        } catch (SQLException e) {
            throw Failures.before(e);
        }
    }

    private static String historyOfEach(String side, CharSequence range, String order) {
        return """
                select h.* from unnest(?::bigint[]) a(no) cross join lateral (
                    select e.* from ledger.entry e
                    where e.%1$s_account = a.no and e.%1$s_version is not null and %2$s
                    order by %3$s limit ?) h
                """.formatted(side, range, order);
    }

    private long[] accounts(EntryQuery query) {
        StringBuilder sql = new StringBuilder("select no from ledger.account where home = ? and book = ?");
        List<Object> values = new ArrayList<>(List.of(home, query.book().name()));
        if (query.place() != null) {
            sql.append(" and place = ?");
            values.add(query.place());
        }
        if (query.item() != null) {
            sql.append(" and item = ?");
            values.add(query.item());
        }
        sql.append(" and not starts_with(place, '@')");
        List<Long> found = new ArrayList<>();
        read(new Pipeline().query(sql.toString(), row -> found.add(row.getLong(1)), values.toArray()));
        return Pipeline.longs(found, Long::longValue);
    }

    /** An entry whose accounts are numbers still. */
    private record EntryRow(
            long no,
            int line,
            long from,
            long to,
            long quantity,
            Cause cause,
            String reference,
            Instant occurredAt,
            Instant recordedAt,
            Entry.@Nullable After fromAfter,
            Entry.@Nullable After toAfter) {

        static EntryRow read(ResultSet row) throws SQLException {
            return new EntryRow(
                    row.getLong(1),
                    row.getInt(2),
                    row.getLong(12),
                    row.getLong(13),
                    row.getLong(3),
                    Cause.valueOf(row.getString(4)),
                    row.getString(5),
                    Pipeline.instant(row, 6),
                    Pipeline.instant(row, 7),
                    after(row, 8),
                    after(row, 10));
        }

        Entry entry(Map<Long, Account> known) {
            return new Entry(
                    no,
                    line,
                    account(known, from),
                    account(known, to),
                    quantity,
                    cause,
                    reference,
                    occurredAt,
                    recordedAt,
                    fromAfter,
                    toAfter);
        }

        private static Account account(Map<Long, Account> known, long no) {
            Account account = known.get(no);
            if (account == null) {
                throw new IllegalStateException("an entry names account " + no + ", which is not there");
            }
            return account;
        }
    }

    private static Entry.@Nullable After after(ResultSet row, int first) throws SQLException {
        long onHand = row.getLong(first);
        return row.wasNull() ? null : new Entry.After(onHand, row.getLong(first + 1));
    }

    private static Balance balance(ResultSet row, int first) throws SQLException {
        return new Balance(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    @Override
    public Map<HoldId, Hold> holds(Collection<HoldId> ids) {
        Set<HoldId> wanted = new LinkedHashSet<>(ids);
        List<HoldRow> rows = new ArrayList<>();
        List<Hold> holds = holds(
                new Pipeline()
                        .query(
                                PostgresSession.HOLDS,
                                row -> {
                                    HoldRow hold = HoldRow.read(row);
                                    if (wanted.contains(hold.id())) {
                                        rows.add(hold);
                                    }
                                },
                                home,
                                wanted.stream().mapToLong(HoldId::no).distinct().toArray()),
                rows);
        Map<HoldId, Hold> byId = new HashMap<>();
        holds.forEach(hold -> byId.put(hold.id(), hold));
        Map<HoldId, Hold> found = new LinkedHashMap<>();
        for (HoldId id : wanted) {
            Hold hold = byId.get(id);
            if (hold != null) {
                found.put(id, hold);
            }
        }
        return found;
    }

    @Override
    public List<StoredEvent> events(long after, int limit) {
        List<StoredEvent> found = new ArrayList<>();
        read(new Pipeline()
                .query(
                        EVENTS,
                        row -> found.add(new StoredEvent(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                Pipeline.instant(row, 6),
                                row.getString(7))),
                        home,
                        after,
                        limit));
        return found;
    }

    @Override
    public Changed changed(Collection<String> kinds, long after, int limit) {
        Map<String, Set<String>> ids = new HashMap<>();
        long[] position = {after};
        read(new Pipeline()
                .query(
                        CHANGED,
                        row -> {
                            String kind = row.getString(2);
                            if (kind != null) {
                                ids.computeIfAbsent(kind, any -> new HashSet<>())
                                        .add(row.getString(3));
                            } else if (row.getObject(1) != null) {
                                position[0] = row.getLong(1);
                            }
                        },
                        home,
                        after,
                        limit,
                        kinds.toArray(String[]::new)));
        return new Changed(position[0], ids);
    }

    @Override
    public long position() {
        return number("select position from journal.head where home = ?", home);
    }

    @Override
    public long bookmark(String reader) {
        return number("select position from journal.bookmark where home = ? and reader = ?", home, reader);
    }

    private long number(String sql, Object... values) {
        long[] found = {0};
        read(new Pipeline().query(sql, row -> found[0] = row.getLong(1), values));
        return found[0];
    }

    @Override
    public List<DueWork> dueWork(Instant now, int limit) {
        List<DueWork> found = new ArrayList<>();
        read(new Pipeline()
                .query(
                        DUE_WORK,
                        row -> found.add(new DueWork(
                                row.getLong(1), Pipeline.instant(row, 2), row.getString(3), row.getString(4))),
                        home,
                        now,
                        limit));
        return found;
    }

    @Override
    public List<Hold> dueHolds(Instant now, int limit) {
        List<HoldRow> rows = new ArrayList<>();
        return holds(new Pipeline().query(DUE_HOLDS, row -> rows.add(HoldRow.read(row)), home, now, limit), rows);
    }

    /** Runs a query that fills the rows, and gives them their accounts. */
    private List<Hold> holds(Pipeline query, List<HoldRow> rows) {
        try (Connection connection = source.getConnection()) {
            query.run(connection);
            Map<Long, Account> known = numbers.accounts(connection, new HashSet<>(HoldRow.accounts(rows)));
            return rows.stream().map(row -> row.hold(known)).toList();
        } catch (SQLException e) {
            throw Failures.before(e);
        }
    }

    private void read(Pipeline query) {
        try (Connection connection = source.getConnection()) {
            query.run(connection);
        } catch (SQLException e) {
            throw Failures.before(e);
        }
    }
}
