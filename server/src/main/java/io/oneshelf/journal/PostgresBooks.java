package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The books on PostgreSQL: the truth in production. Several of them, in several processes, may stand on one database.
 *
 * <p>Safe for any number of threads. It keeps no state that decides anything: which account has which number, a block of
 * numbers to give out, and balances that are told only after the books have said that they are still the last.
 */
public final class PostgresBooks implements Books, AutoCloseable {

    /** The home of the centre. */
    public static final short CENTRE = 1;

    /**
     * How every connection of the application is to be set up. Plans are made early, perhaps on empty tables, and must stay
     * right when these have grown: everything that is asked while a caller waits has an index, so nested loops over an index
     * are the plans allowed. (A join planned on empty tables once took 300 ms.)
     */
    public static final String SETTINGS = """
            set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
            set enable_bitmapscan = off; set enable_material = off; set jit = off""";

    /** How many numbers are taken at once, in a commit of their own. */
    static final int NUMBERS_AT_ONCE = 10_000;

    /** A batch begins with so many at hand, so that nothing is asked of the database while it is decided. */
    private static final int NUMBERS_AT_HAND = 2_500;

    private static final int MONTHS_AHEAD = 2;

    static final String TAKE_NUMBERS = "update journal.numbers set next = next + ? where home = ? returning next - ?\n";

    /** New accounts, and the empty balance of those that are bounded, in one statement. */
    static final String OPEN = """
            with made as (
                insert into ledger.account (home, no, book, place, item, condition, lot, owner)
                select ?::smallint, a.no, a.book, a.place, a.item, a.condition, a.lot, a.owner
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as a(book, place, item, condition, lot, owner, no)
                on conflict (home, book, place, item, condition, lot, owner) do nothing
                returning home, no, place)
            insert into ledger.balance (home, account, on_hand, held, shortage, version)
            select home, no, 0, 0, 0, 0 from made where not starts_with(place, '@')
            """;

    private final short home;
    private final short node;
    private final DoorConnections connections;
    private final AccountNumbers numbers;
    private final KnownBalances known = new KnownBalances();
    private final Reader reader;
    private final Map<DocumentKind<?>, DocumentTable<?>> tables = new ConcurrentHashMap<>();

    private final Object giving = new Object();
    private long next;
    private long end;

    /**
     * @param door where the connections that write come from; two or three are kept
     * @param reading where every read takes a connection for its duration
     * @param home whose books these are
     * @param node which process writes them; it stands on every command, entry and event
     */
    public PostgresBooks(DataSource door, DataSource reading, short home, short node) {
        this.home = home;
        this.node = node;
        this.connections = new DoorConnections(door);
        this.numbers = new AccountNumbers(home);
        this.reader = new PostgresReader(reading, home, numbers, known, this::table);
    }

    @Override
    public Reader reader() {
        return reader;
    }

    /**
     * Makes room for what is recorded in this month and the next two. To be called at the start and once a day.
     *
     * @return how many partitions were made
     */
    public int makeRoom(Instant now) {
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        int[] made = {0};
        alone(new Pipeline()
                .query("select journal.ensure_partitions(?, ?)", row -> made[0] = row.getInt(1), day, MONTHS_AHEAD));
        return made[0];
    }

    @Override
    public long nextNo() {
        while (true) {
            synchronized (giving) {
                if (next < end) {
                    return next++;
                }
            }
            refill(1);
        }
    }

    /**
     * Takes a new block when fewer numbers are left, without keeping others waiting for the database meanwhile. What is left
     * of the old block is skipped, and so is a block taken twice.
     */
    private void refill(int needed) {
        long endBefore;
        synchronized (giving) {
            if (end - next >= needed) {
                return;
            }
            endBefore = end;
        }
        long[] first = {0};
        alone(new Pipeline()
                .query(TAKE_NUMBERS, row -> first[0] = row.getLong(1), NUMBERS_AT_ONCE, home, NUMBERS_AT_ONCE));
        synchronized (giving) {
            if (end == endBefore) {
                next = first[0];
                end = next + NUMBERS_AT_ONCE;
            }
        }
    }

    @Override
    public void open(Collection<Account> accounts) {
        Set<Account> unknown = numbers.unknown(accounts);
        if (unknown.isEmpty()) {
            return;
        }
        Connection connection = connections.take();
        boolean sound = false;
        try {
            Set<Account> missing = new HashSet<>(unknown);
            missing.removeAll(numbers.numbers(connection, unknown).keySet());
            if (!missing.isEmpty()) {
                List<Account> sorted = new ArrayList<>(missing);
                sorted.sort(null);
                long[] nos = sorted.stream().mapToLong(account -> nextNo()).toArray();
                List<Object> values = new ArrayList<>();
                values.add(home);
                values.addAll(List.of(AccountNumbers.columns(sorted, nos)));
                new Pipeline().changeAny(OPEN, values.toArray()).run(connection);
            }
            connection.commit();
            sound = true;
        } catch (SQLException e) {
            throw Failures.before(e);
        } finally {
            giveBack(connection, sound);
        }
    }

    @Override
    public Session begin() {
        refill(NUMBERS_AT_HAND);
        return new PostgresSession(this, home, node, connections, numbers, known, false);
    }

    @Override
    public Session beginAhead() {
        refill(NUMBERS_AT_HAND);
        return new PostgresSession(this, home, node, connections, numbers, known, true);
    }

    /** Gives the connections back; a session under way may still end. */
    @Override
    public void close() {
        connections.close();
    }

    @SuppressWarnings("unchecked") // the table was made for this very kind
    <D> DocumentTable<D> table(DocumentKind<D> kind) {
        return (DocumentTable<D>) tables.computeIfAbsent(kind, DocumentTable::of);
    }

    /** One statement in a commit of its own. */
    private void alone(Pipeline statement) {
        Connection connection = connections.take();
        boolean sound = false;
        try {
            statement.run(connection);
            connection.commit();
            sound = true;
        } catch (SQLException e) {
            throw Failures.before(e);
        } finally {
            giveBack(connection, sound);
        }
    }

    private void giveBack(Connection connection, boolean sound) {
        if (sound) {
            connections.back(connection);
        } else {
            connections.discard(connection);
        }
    }
}
