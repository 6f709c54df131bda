package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.Sheet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on PostgreSQL. Here, and nowhere else, stands the order in which it may wait for others:
 *
 * <ol>
 *   <li>existing documents, by kind and number;
 *   <li>balances, by number of the account;
 *   <li>ids of new documents, by kind and id; then bookmarks by reader, and due work by number;
 *   <li>the journal's head, last.
 * </ol>
 *
 * <p>Three round trips and the commit: ids (and documents, where there are any), balances with holds, everything written.
 */
final class PostgresSession implements Books.Session {

    static final String BALANCES_LOOKED_AT = """
            select account, on_hand, held, shortage, version from ledger.balance
            where home = ? and account = any(?)
            """;

    static final String BALANCES = BALANCES_LOOKED_AT + "order by account for no key update\n";

    static final String COMMITS = "select commits from journal.head where home = ?\n";

    static final String HOLDS = "select " + HoldRow.COLUMNS + " from ledger.hold where home = ? and no = any(?)";

    static final String DUE_HOLDS = "select " + HoldRow.COLUMNS + """
             from ledger.hold
            where home = ? and state = 'HELD' and expires_at <= ? and accounts && ?
            """;

    /**
     * Arrays are taken apart in the list of what is selected, here and in the statements below: in the list of tables PostgreSQL
     * would first put each column's values into a store of its own, and then read them from there.
     */
    static final String NEW_COMMANDS = """
            insert into journal.command (home, kind, id, no, node, fields, day)
            select ?::smallint, c.kind, c.id, c.no, ?::smallint, c.fields, ?::date
            from (select unnest(?::text[]) as kind, unnest(?::text[]) as id, unnest(?::bigint[]) as no,
                    unnest(?::bytea[]) as fields) as c
            """;

    /**
     * The rows are found one by one through their index and then changed where they lie; nobody else moves them meanwhile,
     * because we hold the locks. A plain join would be planned on the empty table, and turned round: the whole table against
     * the few values.
     */
    static final String BALANCES_CHANGED = """
            update ledger.balance b
            set on_hand = d.on_hand, held = d.held, shortage = d.shortage, version = d.version
            from (select unnest(?::bigint[]) as account, unnest(?::bigint[]) as seen,
                    unnest(?::bigint[]) as on_hand, unnest(?::bigint[]) as held,
                    unnest(?::bigint[]) as shortage, unnest(?::bigint[]) as version) as d
                cross join lateral (
                    select ctid as row from ledger.balance
                    where home = ? and account = d.account and version = d.seen
                    offset 0) found
            where b.ctid = found.row
            """;

    /** As above; a hold's row lies still because we hold the locks of its accounts. */
    static final String HOLDS_CHANGED = """
            update ledger.hold h
            set state = d.state, expires_at = timestamptz 'epoch' + d.expires * interval '1 microsecond',
                settled = d.settled::bigint[], released = d.released::bigint[], version = d.version
            from (select unnest(?::bigint[]) as no, unnest(?::int[]) as part, unnest(?::bigint[]) as seen,
                    unnest(?::text[]) as state, unnest(?::bigint[]) as expires, unnest(?::text[]) as settled,
                    unnest(?::text[]) as released, unnest(?::bigint[]) as version) as d
                cross join lateral (
                    select ctid as row from ledger.hold
                    where home = ? and no = d.no and part = d.part and version = d.seen
                    offset 0) found
            where h.ctid = found.row
            """;

    /** The lines of all holds come one behind the other; cutting them out takes less than reading each hold's from a text. */
    static final String NEW_HOLDS = """
            insert into ledger.hold (home, no, part, kind, document, state, expires_at, accounts, quantities, settled,
                released, version)
            select ?::smallint, d.no, d.part, d.kind, d.document, d.state,
                timestamptz 'epoch' + d.expires * interval '1 microsecond',
                lines.accounts[d.first:d.last], lines.quantities[d.first:d.last], lines.settled[d.first:d.last],
                lines.released[d.first:d.last], d.version
            from (select ?::bigint[] as accounts, ?::bigint[] as quantities, ?::bigint[] as settled,
                        ?::bigint[] as released) lines,
                (select unnest(?::bigint[]) as no, unnest(?::int[]) as part, unnest(?::text[]) as kind,
                    unnest(?::text[]) as document, unnest(?::text[]) as state,
                    unnest(?::bigint[]) as expires, unnest(?::int[]) as first, unnest(?::int[]) as last,
                    unnest(?::bigint[]) as version) as d
            """;

    static final String ENTRIES = """
            insert into ledger.entry (home, no, line, node, book, from_account, to_account, quantity, cause, reference,
                occurred_at, recorded_at, from_on_hand, from_version, to_on_hand, to_version)
            select ?::smallint, d.no, d.line, ?::smallint, d.book, d.from_account, d.to_account, d.quantity, d.cause,
                d.reference, timestamptz 'epoch' + d.occurred * interval '1 microsecond', ?::timestamptz,
                d.from_on_hand, d.from_version, d.to_on_hand, d.to_version
            from (select unnest(?::bigint[]) as no, unnest(?::int[]) as line, unnest(?::text[]) as book,
                    unnest(?::bigint[]) as from_account, unnest(?::bigint[]) as to_account,
                    unnest(?::bigint[]) as quantity, unnest(?::text[]) as cause,
                    unnest(?::text[]) as reference, unnest(?::bigint[]) as occurred,
                    unnest(?::bigint[]) as from_on_hand, unnest(?::bigint[]) as from_version,
                    unnest(?::bigint[]) as to_on_hand, unnest(?::bigint[]) as to_version) as d
            """;

    static final String BOOKMARK_CHANGED =
            "update journal.bookmark set position = ? where home = ? and reader = ? and position = ?\n";

    static final String NEW_BOOKMARK = "insert into journal.bookmark (home, reader, position) values (?, ?, ?)\n";

    static final String REMINDERS = """
            insert into journal.due (home, no, at, work, id)
            select ?::smallint, d.no, timestamptz 'epoch' + d.at * interval '1 microsecond', d.work, d.id
            from (select unnest(?::bigint[]) as no, unnest(?::bigint[]) as at, unnest(?::text[]) as work,
                    unnest(?::text[]) as id) as d
            """;

    static final String DONE = """
            delete from journal.due where home = ? and no = any(?)
            """;

    /** Every commit is counted, so that who decided ahead learns whether anybody else was there. */
    static final String COUNTED = """
            update journal.head set commits = commits + 1 where home = ? and commits = coalesce(?::bigint, commits)
            """;

    static final String EVENTS = """
            with head as (
                update journal.head set position = position + ?, commits = commits + 1
                where home = ? and commits = coalesce(?::bigint, commits) returning position)
            insert into journal.event (home, position, node, type, kind, document, version, recorded_at, data)
            select ?::smallint, head.position - ? + d.ord, ?::smallint, d.type, d.kind, d.document, d.version,
                ?::timestamptz, d.data::json
            from head, (select unnest(?::text[]) as type, unnest(?::text[]) as kind, unnest(?::text[]) as document,
                    unnest(?::bigint[]) as version, unnest(?::text[]) as data,
                    generate_series(1, ?::bigint) as ord) as d
            """;

    /**
     * More accounts than this are not asked for in one go: the driver sends everything before it reads, and a server that
     * answers at length meanwhile would leave both waiting for the other.
     */
    private static final int PIPELINED_ACCOUNTS_MAX = 2_000;

    private final short home;
    private final short node;
    private final DoorConnections connections;
    private final AccountNumbers numbers;
    private final KnownBalances known;
    private final PostgresBooks books;
    private final Connection connection;
    private final boolean ahead;
    private final Map<Account, Long> locked = new HashMap<>();
    private final Set<Long> commits = new HashSet<>();
    private @Nullable Long onlyAfter;
    private @Nullable Statements prepared;
    private List<Sheet.BalanceChange> changed = List.of();
    private boolean broken;
    private boolean over;

    /** @param ahead true to lock nothing while reading */
    PostgresSession(
            PostgresBooks books,
            short home,
            short node,
            DoorConnections connections,
            AccountNumbers numbers,
            KnownBalances known,
            boolean ahead) {
        this.known = known;
        this.books = books;
        this.ahead = ahead;
        this.home = home;
        this.node = node;
        this.connections = connections;
        this.numbers = numbers;
        this.connection = connections.take();
    }

    @Override
    public Set<Long> commits() {
        return commits;
    }

    @Override
    public void onlyAfter(long expected) {
        onlyAfter = expected;
    }

    @Override
    public Map<DocKey<?>, Books.FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
        Map<DocumentKind<?>, List<String>> byKind =
                new TreeMap<>(Comparator.<DocumentKind<?>, String>comparing(DocumentKind::name));
        keys.forEach(key ->
                byKind.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key.id()));
        Map<DocumentKind<?>, Asked> asked =
                new TreeMap<>(Comparator.<DocumentKind<?>, String>comparing(DocumentKind::name));
        Pipeline commands = new Pipeline();
        count(commands);
        byKind.forEach((kind, ids) -> commands.query(
                DocumentTable.COMMANDS,
                row -> asked.computeIfAbsent(kind, found -> new Asked())
                        .add(row.getLong(2), row.getObject(3, LocalDate.class), row.getBytes(4)),
                home,
                kind.name(),
                ids.toArray(String[]::new)));
        Map<DocKey<?>, Books.FoundDocument> found = new HashMap<>();
        Pipeline documents = new Pipeline();
        run(commands);
        asked.forEach((kind, commandsOfKind) -> lock(documents, kind, commandsOfKind, found));
        run(documents);
        int wanted = asked.values().stream().mapToInt(Asked::size).sum();
        if (found.size() != wanted) {
            throw new IllegalStateException(wanted + " ids have " + found.size() + " documents");
        }
        return found;
    }

    /** Before anything is read and after all was: what stands between two equal counts stood side by side. */
    private void count(Pipeline reading) {
        if (ahead) {
            reading.query(COMMITS, row -> commits.add(row.getLong(1)), home);
        }
    }

    private <D> void lock(
            Pipeline documents, DocumentKind<D> kind, Asked asked, Map<DocKey<?>, Books.FoundDocument> found) {
        DocumentTable<D> table = books.table(kind);
        documents.query(
                ahead ? table.look : table.lock,
                row -> {
                    Stored<D> stored = table.read(row);
                    found.put(
                            stored.key(),
                            new Books.FoundDocument(stored, asked.fields.getOrDefault(stored.no(), new byte[0])));
                },
                home,
                asked.numbers(),
                asked.from(),
                asked.until());
    }

    /** The ids of one kind that were found: their numbers, their fields, and the days they were recorded on. */
    private static final class Asked {
        private final Map<Long, byte[]> fields = new TreeMap<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        void add(long no, LocalDate day, byte[] fieldsOfCommand) {
            fields.put(no, fieldsOfCommand);
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }

        int size() {
            return fields.size();
        }

        long[] numbers() {
            return Pipeline.longs(fields.keySet(), Long::longValue);
        }

        Instant from() {
            return first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant until() {
            return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    @Override
    public Books.Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
        locked.putAll(numbersOf(accounts));
        long[] nos = Pipeline.longs(locked.values(), Long::longValue);
        Arrays.sort(nos);
        Map<Long, Balance> balances = ahead ? remembered() : new HashMap<>();
        long[] unknown =
                Arrays.stream(nos).filter(no -> !balances.containsKey(no)).toArray();
        Set<HoldId> wanted = new HashSet<>(holds);
        List<HoldRow> named = new ArrayList<>();
        List<HoldRow> due = new ArrayList<>();
        Pipeline ask = new Pipeline();
        if (unknown.length > 0) {
            ask.query(
                    ahead ? BALANCES_LOOKED_AT : BALANCES,
                    row -> balances.put(
                            row.getLong(1),
                            new Balance(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))),
                    home,
                    unknown);
        }
        if (unknown.length > PIPELINED_ACCOUNTS_MAX) {
            run(ask);
            ask = new Pipeline();
        }
        if (!wanted.isEmpty()) {
            long[] documents = holds.stream().mapToLong(HoldId::no).distinct().toArray();
            ask.query(
                    HOLDS,
                    row -> {
                        HoldRow hold = HoldRow.read(row);
                        if (wanted.contains(hold.id())) {
                            named.add(hold);
                        }
                    },
                    home,
                    documents);
        }
        if (nos.length > 0) {
            ask.query(DUE_HOLDS, row -> due.add(HoldRow.read(row)), home, now, nos);
        }
        count(ask);
        run(ask);
        Map<Account, Balance> lockedBalances = new HashMap<>();
        locked.forEach((account, no) -> {
            Balance balance = balances.get(no);
            if (balance == null) {
                throw new BooksFailure(BooksFailure.Kind.FAILED, "not opened: " + account);
            }
            lockedBalances.put(account, balance);
        });
        if (ahead) {
            learn(unknown, balances);
        }
        due.sort(Comparator.comparing(HoldRow::id));
        return new Books.Locked(lockedBalances, holds(named), holds(due));
    }

    /**
     * What is remembered of the balances to be looked at. That counts as a reading after the commit which it is of, or after
     * the next one, when that came meanwhile; whether those were the last is decided with the other readings. It is not asked when
     * another process is seen to have written since.
     */
    private Map<Long, Balance> remembered() {
        Map<Long, Balance> found = new HashMap<>();
        long counted = commits.isEmpty() ? KnownBalances.NEVER : Collections.max(commits);
        known.lastCommitIs(counted);
        long before = known.lastCommit();
        if (before == KnownBalances.NEVER || before < counted - 1) {
            return found;
        }
        locked.forEach((account, no) -> {
            Balance balance = known.of(account);
            if (balance != null) {
                found.put(no, balance);
            }
        });
        if (!found.isEmpty()) {
            commits.add(before);
            commits.add(known.lastCommit());
        }
        return found;
    }

    /** What had to be read need not be read the next time. */
    private void learn(long[] read, Map<Long, Balance> balances) {
        if (read.length == 0 || commits.size() != 1) {
            return;
        }
        long counted = commits.iterator().next();
        Set<Long> asked = new HashSet<>();
        Arrays.stream(read).forEach(asked::add);
        locked.forEach((account, no) -> {
            Balance balance = balances.get(no);
            if (balance != null && asked.contains(no)) {
                known.learn(counted, account, balance);
            }
        });
    }

    private List<Hold> holds(List<HoldRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try {
            Map<Long, Account> known = numbers.accounts(connection, HoldRow.accounts(rows));
            return rows.stream().map(row -> row.hold(known)).toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void prepare(Books.Batch batch) {
        prepared = statements(batch);
    }

    @Override
    public void writeEarly() {
        Statements ready = prepared;
        if (ready != null) {
            run(ready.ours);
            prepared = new Statements(new Pipeline(), ready.shared);
        }
    }

    @Override
    public void write(Books.Batch batch) {
        Statements ready = prepared != null ? prepared : statements(batch);
        changed = batch.balances();
        run(ready.ours.then(ready.shared));
    }

    /**
     * @param ours make rows with numbers of our own; nobody can wait for them, so their place in the order of waiting is free
     * @param shared concern rows and ids that others may want as well, in the order in which everyone waits for them
     */
    private record Statements(Pipeline ours, Pipeline shared) {}

    private Statements statements(Books.Batch batch) {
        List<Books.NewDocument> made = batch.newDocuments().stream()
                .sorted((a, b) -> a.stored().key().compareTo(b.stored().key()))
                .toList();
        Pipeline ours = new Pipeline();
        makeDocuments(ours, made, batch.now());
        makeHolds(ours, batch.newHolds());
        makeEntries(ours, batch.entries(), batch.now());
        Pipeline shared = new Pipeline();
        changeDocuments(shared, batch.changedDocuments());
        changeBalances(shared, batch.balances());
        changeHolds(shared, batch.changedHolds());
        makeCommands(shared, made, batch.now());
        moveBookmarks(shared, batch.bookmarks());
        remind(shared, batch.reminders(), batch.done());
        tell(shared, batch.events(), batch.now());
        return new Statements(ours, shared);
    }

    private void changeDocuments(Pipeline write, List<Books.ChangedDocument> changed) {
        Map<DocumentKind<?>, List<Books.ChangedDocument>> byKind =
                new TreeMap<>(Comparator.<DocumentKind<?>, String>comparing(DocumentKind::name));
        List<Books.ChangedDocument> byNumber = new ArrayList<>(changed);
        byNumber.sort(Comparator.comparingLong(document -> document.stored().no()));
        byNumber.forEach(
                document -> byKind.computeIfAbsent(document.stored().key().kind(), kind -> new ArrayList<>())
                        .add(document));
        byKind.forEach((kind, documents) -> {
            DocumentTable<?> table = books.table(kind);
            List<Stored<?>> stored = new ArrayList<>();
            documents.forEach(document -> stored.add(document.stored()));
            List<Object> values = new ArrayList<>();
            values.add(Pipeline.longs(stored, Stored::no));
            values.add(Pipeline.numbers(stored, document -> Pipeline.micros(document.recordedAt())));
            values.add(Pipeline.longs(documents, Books.ChangedDocument::versionBefore));
            values.add(Pipeline.longs(stored, Stored::version));
            values.add(Pipeline.texts(stored, document -> Json.write(document.body())));
            values.addAll(table.indexColumns(stored));
            values.add(home);
            write.change(table.update, stored.size(), values.toArray());
        });
    }

    /** @param made in the order in which everyone waits for ids */
    private void makeCommands(Pipeline write, List<Books.NewDocument> made, Instant now) {
        if (made.isEmpty()) {
            return;
        }
        write.change(
                NEW_COMMANDS,
                made.size(),
                home,
                node,
                now.atOffset(ZoneOffset.UTC).toLocalDate(),
                Pipeline.texts(made, document -> document.stored().key().kind().name()),
                Pipeline.texts(made, document -> document.stored().key().id()),
                Pipeline.longs(made, document -> document.stored().no()),
                made.stream().map(Books.NewDocument::fields).toArray(byte[][]::new));
    }

    private void makeDocuments(Pipeline write, List<Books.NewDocument> made, Instant now) {
        Map<DocumentKind<?>, List<Stored<?>>> byKind =
                new TreeMap<>(Comparator.<DocumentKind<?>, String>comparing(DocumentKind::name));
        made.forEach(document -> byKind.computeIfAbsent(document.stored().key().kind(), kind -> new ArrayList<>())
                .add(document.stored()));
        byKind.forEach((kind, stored) -> {
            DocumentTable<?> table = books.table(kind);
            List<Object> values = new ArrayList<>();
            values.add(home);
            values.add(now);
            values.add(Pipeline.longs(stored, Stored::no));
            values.add(Pipeline.texts(stored, document -> document.key().id()));
            values.add(Pipeline.longs(stored, Stored::version));
            values.add(Pipeline.texts(stored, document -> Json.write(document.body())));
            values.addAll(table.indexColumns(stored));
            write.change(table.insert, stored.size(), values.toArray());
        });
    }

    private void changeBalances(Pipeline write, List<Sheet.BalanceChange> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Sheet.BalanceChange> changes = new ArrayList<>(changed);
        // Who decided ahead takes the locks only now; everyone takes them in this order.
        changes.sort(Comparator.comparingLong(change -> number(change.account())));
        write.change(
                BALANCES_CHANGED,
                changes.size(),
                Pipeline.longs(changes, change -> number(change.account())),
                Pipeline.longs(changes, Sheet.BalanceChange::versionBefore),
                Pipeline.longs(changes, change -> change.balance().onHand()),
                Pipeline.longs(changes, change -> change.balance().held()),
                Pipeline.longs(changes, change -> change.balance().shortage()),
                Pipeline.longs(changes, change -> change.balance().version()),
                home);
    }

    private void changeHolds(Pipeline write, List<Sheet.HoldChange> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Sheet.HoldChange> changes = new ArrayList<>(changed);
        changes.sort(Comparator.comparing(change -> change.hold().id()));
        List<Hold> holds = changes.stream().map(Sheet.HoldChange::hold).toList();
        write.change(
                HOLDS_CHANGED,
                changes.size(),
                Pipeline.longs(holds, hold -> hold.id().no()),
                Pipeline.ints(holds, hold -> hold.id().part()),
                Pipeline.longs(changes, Sheet.HoldChange::versionBefore),
                Pipeline.texts(holds, hold -> hold.state().name()),
                Pipeline.numbers(holds, hold -> Pipeline.micros(hold.until())),
                Pipeline.texts(holds, hold -> HoldRow.literal(hold.settled())),
                Pipeline.texts(holds, hold -> HoldRow.literal(hold.released())),
                Pipeline.longs(holds, Hold::version),
                home);
    }

    private void makeHolds(Pipeline write, List<Hold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        int[] first = new int[holds.size()];
        int[] last = new int[holds.size()];
        List<HoldLine> lines = new ArrayList<>();
        for (int i = 0; i < holds.size(); i++) {
            first[i] = lines.size() + 1;
            lines.addAll(holds.get(i).lines());
            last[i] = lines.size();
        }
        write.change(
                NEW_HOLDS,
                holds.size(),
                home,
                Pipeline.longs(lines, line -> number(line.account())),
                Pipeline.longs(lines, HoldLine::quantity),
                flat(holds, Hold::settled),
                flat(holds, Hold::released),
                Pipeline.longs(holds, hold -> hold.id().no()),
                Pipeline.ints(holds, hold -> hold.id().part()),
                Pipeline.texts(holds, Hold::kind),
                Pipeline.texts(holds, Hold::document),
                Pipeline.texts(holds, hold -> hold.state().name()),
                Pipeline.numbers(holds, hold -> Pipeline.micros(hold.until())),
                first,
                last,
                Pipeline.longs(holds, Hold::version));
    }

    private static long[] flat(List<Hold> holds, Function<Hold, List<Long>> ofLines) {
        return holds.stream()
                .flatMap(hold -> ofLines.apply(hold).stream())
                .mapToLong(Long::longValue)
                .toArray();
    }

    private void makeEntries(Pipeline write, List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        Set<Account> unbounded = new HashSet<>();
        for (Entry entry : entries) {
            if (!locked.containsKey(entry.from())) {
                unbounded.add(entry.from());
            }
            if (!locked.containsKey(entry.to())) {
                unbounded.add(entry.to());
            }
        }
        Map<Account, Long> world = numbersOf(unbounded);
        write.change(
                ENTRIES,
                entries.size(),
                home,
                node,
                now,
                Pipeline.longs(entries, Entry::no),
                Pipeline.ints(entries, Entry::line),
                Pipeline.texts(entries, entry -> entry.from().book().name()),
                Pipeline.longs(entries, entry -> number(world, entry.from())),
                Pipeline.longs(entries, entry -> number(world, entry.to())),
                Pipeline.longs(entries, Entry::quantity),
                Pipeline.texts(entries, entry -> entry.cause().name()),
                Pipeline.texts(entries, Entry::reference),
                Pipeline.numbers(entries, entry -> Pipeline.micros(entry.occurredAt())),
                Pipeline.numbers(entries, entry -> onHand(entry.fromAfter())),
                Pipeline.numbers(entries, entry -> version(entry.fromAfter())),
                Pipeline.numbers(entries, entry -> onHand(entry.toAfter())),
                Pipeline.numbers(entries, entry -> version(entry.toAfter())));
    }

    private static @Nullable Long onHand(Entry.@Nullable After after) {
        return after == null ? null : after.onHand();
    }

    private static @Nullable Long version(Entry.@Nullable After after) {
        return after == null ? null : after.version();
    }

    private void moveBookmarks(Pipeline write, List<Books.BookmarkMove> moves) {
        moves.stream().sorted(Comparator.comparing(Books.BookmarkMove::reader)).forEach(move -> {
            if (move.from() == 0) {
                write.change(NEW_BOOKMARK, 1, home, move.reader(), move.to());
            } else {
                write.change(BOOKMARK_CHANGED, 1, move.to(), home, move.reader(), move.from());
            }
        });
    }

    private void remind(Pipeline write, List<DueWork> reminders, List<DueWork> done) {
        if (!reminders.isEmpty()) {
            write.change(
                    REMINDERS,
                    reminders.size(),
                    home,
                    Pipeline.longs(reminders, DueWork::no),
                    Pipeline.numbers(reminders, work -> Pipeline.micros(work.at())),
                    Pipeline.texts(reminders, DueWork::work),
                    Pipeline.texts(reminders, DueWork::id));
        }
        if (!done.isEmpty()) {
            // Another process may have done it too; what it did was decided on a locked document, as here.
            write.changeAny(
                    DONE, home, done.stream().mapToLong(DueWork::no).sorted().toArray());
        }
    }

    private void tell(Pipeline write, List<Books.NewEvent> events, Instant now) {
        if (events.isEmpty()) {
            write.change(COUNTED, 1, home, onlyAfter);
            return;
        }
        long count = events.size();
        write.change(
                EVENTS,
                count,
                count,
                home,
                onlyAfter,
                home,
                count,
                node,
                now,
                Pipeline.texts(events, happened -> happened.event().type()),
                Pipeline.texts(
                        events, happened -> happened.event().about().kind().name()),
                Pipeline.texts(events, happened -> happened.event().about().id()),
                Pipeline.longs(events, Books.NewEvent::version),
                Pipeline.texts(events, happened -> Json.write(happened.event())),
                count);
    }

    @Override
    public void commit() {
        Long before = onlyAfter;
        known.committing();
        try {
            connection.commit();
            over = true;
        } catch (SQLException e) {
            broken = true;
            throw Failures.inCommit(e);
        } finally {
            if (over && before != null) {
                known.committed(before, changed);
            } else {
                known.notCommitted();
            }
        }
    }

    @Override
    public void close() {
        if (broken) {
            known.forget();
            connections.discard(connection);
            return;
        }
        try {
            if (!over) {
                connection.rollback();
            }
            connections.back(connection);
        } catch (SQLException e) {
            connections.discard(connection);
        }
    }

    private Map<Account, Long> numbersOf(Collection<Account> accounts) {
        try {
            Map<Account, Long> found = numbers.numbers(connection, accounts);
            for (Account account : accounts) {
                if (!found.containsKey(account)) {
                    throw new BooksFailure(BooksFailure.Kind.FAILED, "not opened: " + account);
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long number(Account account) {
        return number(Map.of(), account);
    }

    /** @param world the accounts that need no lock */
    private long number(Map<Account, Long> world, Account account) {
        Long no = locked.get(account);
        if (no == null) {
            no = world.get(account);
        }
        if (no == null) {
            throw new IllegalStateException("not locked: " + account);
        }
        return no;
    }

    private void run(Pipeline statements) {
        try {
            statements.run(connection);
        } catch (SQLException e) {
            throw failed(e);
        } catch (Pipeline.Moved e) {
            throw new BooksFailure(BooksFailure.Kind.CONFLICT, "Another was first: " + e.getMessage(), e);
        }
    }

    private BooksFailure failed(SQLException e) {
        BooksFailure failure = Failures.before(e);
        broken |= failure.kind() == BooksFailure.Kind.AWAY;
        return failure;
    }
}
