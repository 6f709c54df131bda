package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.ledger.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Books in memory, for table tests and for simulation on a virtual clock. They keep what the PostgreSQL books keep, refuse
 * what those refuse, and pass the same differential test; they forget everything when the process ends, so no server runs on
 * them. Documents pass through JSON as they do on disk.
 */
public final class MemoryBooks implements Books {

    private final Semaphore session = new Semaphore(1);
    private final AtomicLong numbers = new AtomicLong();

    // Everything below is guarded by `this` and holds only what is committed.
    private final Map<DocKey<?>, Row> documents = new HashMap<>();
    private final Map<String, TreeMap<Long, Row>> kinds = new HashMap<>();
    private final TreeMap<Account, Balance> balances = new TreeMap<>();
    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparingLong(Entry::no).thenComparingInt(Entry::line);

    private final List<Entry> entries = new ArrayList<>();
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    /** The holds that will end by themselves, the next one first: few of all that ever were. */
    private final TreeSet<Hold> ending =
            new TreeSet<>(Comparator.comparing(MemoryBooks::end).thenComparing(Hold::id));

    private final Map<Long, DueWork> due = new TreeMap<>();
    private final Map<String, Long> bookmarks = new HashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private long commits;
    private final Reader reader = new MemoryReader();

    private record Row(DocKey<?> key, long no, long version, Instant recordedAt, String body, byte[] fields) {

        static Row of(Stored<?> stored, byte[] fields) {
            return new Row(
                    stored.key(),
                    stored.no(),
                    stored.version(),
                    stored.recordedAt(),
                    Json.write(stored.body()),
                    fields);
        }

        <D> Stored<D> as(DocKey<D> wanted) {
            return new Stored<>(
                    wanted,
                    no,
                    version,
                    recordedAt,
                    Json.read(body, wanted.kind().type()));
        }
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public long nextNo() {
        return numbers.incrementAndGet();
    }

    @Override
    public synchronized void open(Collection<Account> accounts) {
        for (Account account : accounts) {
            if (account.isBounded()) {
                balances.putIfAbsent(account, Balance.EMPTY);
            }
        }
    }

    @Override
    public Session begin() {
        MemorySession locking = new MemorySession();
        locking.acquire();
        return locking;
    }

    @Override
    public Session beginAhead() {
        return new MemorySession();
    }

    /** The holds whose time has come, the one that came first first. */
    private Stream<Hold> due(Instant now) {
        return ending.stream().takeWhile(hold -> hold.isDue(now));
    }

    private static Instant end(Hold hold) {
        Instant until = hold.until();
        return until == null ? Instant.MAX : until;
    }

    private final class MemorySession implements Session {

        private final Set<Long> seen = new HashSet<>();
        private @Nullable Batch written;
        private @Nullable Long onlyAfter;
        private boolean acquired;

        void acquire() {
            session.acquireUninterruptibly();
            acquired = true;
        }

        @Override
        public Set<Long> commits() {
            return seen;
        }

        @Override
        public void onlyAfter(long expected) {
            onlyAfter = expected;
        }

        @Override
        public void prepare(Batch batch) {
            // Nothing is worth doing beforehand.
        }

        @Override
        public void writeEarly() {
            // As above.
        }

        @Override
        public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
            synchronized (MemoryBooks.this) {
                seen.add(commits);
                Map<DocKey<?>, FoundDocument> found = new HashMap<>();
                for (DocKey<?> key : keys) {
                    Row row = documents.get(key);
                    if (row != null) {
                        found.put(key, new FoundDocument(row.as(key), row.fields));
                    }
                }
                return found;
            }
        }

        @Override
        public Locked lock(Collection<Account> accounts, Collection<HoldId> wanted, Instant now) {
            synchronized (MemoryBooks.this) {
                seen.add(commits);
                Map<Account, Balance> locked = new HashMap<>();
                for (Account account : accounts) {
                    Balance balance = balances.get(account);
                    if (balance == null) {
                        throw new BooksFailure(BooksFailure.Kind.FAILED, "not opened: " + account);
                    }
                    locked.put(account, balance);
                }
                List<Hold> named = wanted.stream()
                        .filter(holds::containsKey)
                        .map(id -> holds.get(id))
                        .toList();
                List<Hold> dueNow = due(now).filter(
                                hold -> hold.lines().stream().anyMatch(line -> locked.containsKey(line.account())))
                        .sorted(Comparator.comparing(Hold::id))
                        .toList();
                return new Locked(locked, named, dueNow);
            }
        }

        @Override
        public void write(Batch batch) {
            if (!acquired) {
                acquire();
            }
            synchronized (MemoryBooks.this) {
                require(onlyAfter == null || onlyAfter == commits);
                batch.newDocuments()
                        .forEach(made ->
                                require(!documents.containsKey(made.stored().key())));
                batch.changedDocuments().forEach(changed -> {
                    Row row = documents.get(changed.stored().key());
                    require(row != null && row.version == changed.versionBefore());
                });
                for (Sheet.BalanceChange change : batch.balances()) {
                    Balance before = balances.get(change.account());
                    require(before != null && before.version() == change.versionBefore());
                    Balance after = change.balance();
                    if (after.held() < 0 || after.shortage() < 0 || after.held() > after.onHand() + after.shortage()) {
                        throw new BooksFailure(BooksFailure.Kind.FAILED, "held beyond on hand and shortage");
                    }
                }
                batch.newHolds().forEach(hold -> require(!holds.containsKey(hold.id())));
                batch.changedHolds().forEach(change -> {
                    Hold before = holds.get(change.hold().id());
                    require(before != null && before.version() == change.versionBefore());
                });
                Map<String, Long> moved = new HashMap<>(bookmarks);
                batch.bookmarks().forEach(move -> {
                    require(moved.getOrDefault(move.reader(), 0L) == move.from());
                    moved.put(move.reader(), move.to());
                });
            }
            written = batch;
        }

        @Override
        public void commit() {
            Batch batch = written;
            if (batch == null) {
                return;
            }
            written = null;
            synchronized (MemoryBooks.this) {
                commits++;
                batch.newDocuments().forEach(made -> keep(Row.of(made.stored(), made.fields())));
                batch.changedDocuments().forEach(changed -> {
                    Row before = documents.get(changed.stored().key());
                    keep(Row.of(changed.stored(), before == null ? new byte[0] : before.fields));
                });
                entries.addAll(batch.entries());
                batch.balances().forEach(change -> balances.put(change.account(), change.balance()));
                batch.newHolds().forEach(this::keep);
                batch.changedHolds().forEach(change -> keep(change.hold()));
                batch.reminders().forEach(work -> due.put(work.no(), work));
                batch.done().forEach(work -> due.remove(work.no()));
                batch.bookmarks().forEach(move -> bookmarks.put(move.reader(), move.to()));
                for (NewEvent happened : batch.events()) {
                    Event event = happened.event();
                    events.add(new StoredEvent(
                            events.size() + 1L,
                            event.type(),
                            event.about().kind().name(),
                            event.about().id(),
                            happened.version(),
                            batch.now(),
                            Json.write(event)));
                }
            }
        }

        @Override
        public void close() {
            if (acquired) {
                acquired = false;
                session.release();
            }
        }

        private void keep(Hold hold) {
            Hold before = holds.put(hold.id(), hold);
            if (before != null) {
                ending.remove(before);
            }
            if (hold.state() == HoldState.HELD && hold.until() != null) {
                ending.add(hold);
            }
        }

        private void keep(Row row) {
            documents.put(row.key, row);
            kinds.computeIfAbsent(row.key.kind().name(), kind -> new TreeMap<>())
                    .put(row.no, row);
        }

        private void require(boolean asSeen) {
            if (!asSeen) {
                throw new BooksFailure(BooksFailure.Kind.CONFLICT, "another was first");
            }
        }
    }

    private final class MemoryReader implements Reader {

        @Override
        public <D> Optional<Stored<D>> find(DocKey<D> key) {
            synchronized (MemoryBooks.this) {
                return Optional.ofNullable(documents.get(key)).map(row -> row.as(key));
            }
        }

        @Override
        public <D> Map<String, Stored<D>> findAll(DocumentKind<D> kind, Collection<String> ids) {
            Map<String, Stored<D>> found = new LinkedHashMap<>();
            for (String id : ids) {
                find(kind.key(id)).ifPresent(stored -> found.put(id, stored));
            }
            return found;
        }

        @Override
        public <D> List<Stored<D>> list(DocumentKind<D> kind, Map<String, String> equal, long after, int limit) {
            synchronized (MemoryBooks.this) {
                return list(
                        kind, kinds.getOrDefault(kind.name(), new TreeMap<>()).tailMap(after, false), equal, limit);
            }
        }

        @Override
        public <D> List<Stored<D>> newest(DocumentKind<D> kind, Map<String, String> equal, long before, int limit) {
            synchronized (MemoryBooks.this) {
                return list(
                        kind,
                        kinds.getOrDefault(kind.name(), new TreeMap<>())
                                .headMap(before, false)
                                .descendingMap(),
                        equal,
                        limit);
            }
        }

        private <D> List<Stored<D>> list(
                DocumentKind<D> kind, Map<Long, Row> rows, Map<String, String> equal, int limit) {
            return rows.values().stream()
                    .map(row -> row.as(kind.key(row.key.id())))
                    .filter(stored -> equal.entrySet().stream()
                            .allMatch(wanted -> wanted.getValue()
                                    .equals(index(kind, wanted.getKey()).apply(stored.body()))))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<String> ids(DocumentKind<?> kind, String beginning, String after, int limit) {
            synchronized (MemoryBooks.this) {
                return kinds.getOrDefault(kind.name(), new TreeMap<>()).values().stream()
                        .map(row -> row.key.id())
                        .filter(id -> id.startsWith(beginning) && id.compareTo(after) > 0)
                        .sorted()
                        .limit(limit)
                        .toList();
            }
        }

        private <D> Function<D, @Nullable String> index(DocumentKind<D> kind, String column) {
            Function<D, @Nullable String> index = kind.indexes().get(column);
            if (index == null) {
                throw new IllegalArgumentException(kind + " cannot be listed by " + column);
            }
            return index;
        }

        @Override
        public List<Balance> balancesOf(List<Account> accounts) {
            synchronized (MemoryBooks.this) {
                return accounts.stream()
                        .map(account -> balances.getOrDefault(account, Balance.EMPTY))
                        .toList();
            }
        }

        @Override
        public List<AccountBalance> balances(
                Book book, Collection<String> places, Collection<String> items, @Nullable Account after, int limit) {
            Set<String> wantedPlaces = new HashSet<>(places);
            Set<String> wantedItems = new HashSet<>(items);
            synchronized (MemoryBooks.this) {
                return (after == null ? balances : balances.tailMap(after, false))
                        .entrySet().stream()
                                .filter(entry -> entry.getKey().book() == book
                                        && (wantedPlaces.isEmpty()
                                                || wantedPlaces.contains(
                                                        entry.getKey().place()))
                                        && (wantedItems.isEmpty()
                                                || wantedItems.contains(
                                                        entry.getKey().item())))
                                .limit(limit)
                                .map(entry -> new AccountBalance(entry.getKey(), entry.getValue()))
                                .toList();
            }
        }

        @Override
        public List<AccountBalance> shortages(int limit) {
            synchronized (MemoryBooks.this) {
                return balances.entrySet().stream()
                        .filter(entry -> entry.getValue().shortage() > 0)
                        .map(entry -> new AccountBalance(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(
                                        (AccountBalance each) -> each.balance().shortage())
                                .reversed())
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public List<Entry> entries(EntryQuery query) {
            synchronized (MemoryBooks.this) {
                return entries.stream()
                        .filter(entry -> entry.from().book() == query.book()
                                && (touches(entry.from(), query) || touches(entry.to(), query))
                                && (query.from() == null || !entry.occurredAt().isBefore(query.from()))
                                && (query.until() == null || entry.occurredAt().isBefore(query.until()))
                                && isFurther(entry, query))
                        .sorted(query.newest() ? IN_ORDER.reversed() : IN_ORDER)
                        .limit(query.limit())
                        .toList();
            }
        }

        private boolean isFurther(Entry entry, EntryQuery query) {
            int order = Long.compare(entry.no(), query.afterNo());
            order = order == 0 ? Integer.compare(entry.line(), query.afterLine()) : order;
            return query.newest() ? order < 0 : order > 0;
        }

        private boolean touches(Account account, EntryQuery query) {
            return account.isBounded()
                    && (query.place() == null || query.place().equals(account.place()))
                    && (query.item() == null || query.item().equals(account.item()));
        }

        @Override
        public Map<HoldId, Hold> holds(Collection<HoldId> ids) {
            synchronized (MemoryBooks.this) {
                Map<HoldId, Hold> found = new LinkedHashMap<>();
                for (HoldId id : ids) {
                    Hold hold = holds.get(id);
                    if (hold != null) {
                        found.put(id, hold);
                    }
                }
                return found;
            }
        }

        @Override
        public List<StoredEvent> events(long after, int limit) {
            synchronized (MemoryBooks.this) {
                int from = (int) Math.min(after, events.size());
                return List.copyOf(events.subList(from, (int) Math.min(events.size(), (long) from + limit)));
            }
        }

        @Override
        public Changed changed(Collection<String> kinds, long after, int limit) {
            List<StoredEvent> news = events(after, limit);
            Map<String, Set<String>> ids = new HashMap<>();
            for (StoredEvent event : news) {
                if (kinds.contains(event.kind())) {
                    ids.computeIfAbsent(event.kind(), kind -> new HashSet<>()).add(event.document());
                }
            }
            return new Changed(news.isEmpty() ? after : news.getLast().position(), ids);
        }

        @Override
        public long position() {
            synchronized (MemoryBooks.this) {
                return events.size();
            }
        }

        @Override
        public long bookmark(String reader) {
            synchronized (MemoryBooks.this) {
                return bookmarks.getOrDefault(reader, 0L);
            }
        }

        @Override
        public List<DueWork> dueWork(Instant now, int limit) {
            synchronized (MemoryBooks.this) {
                return due.values().stream()
                        .filter(work -> !work.at().isAfter(now))
                        .sorted(Comparator.comparing(DueWork::at).thenComparingLong(DueWork::no))
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public List<Hold> dueHolds(Instant now, int limit) {
            synchronized (MemoryBooks.this) {
                return due(now).limit(limit).toList();
            }
        }
    }
}
