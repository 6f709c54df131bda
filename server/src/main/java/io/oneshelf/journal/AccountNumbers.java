package io.oneshelf.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which account has which number. An account's row never changes, so what is known stays true. */
final class AccountNumbers {

    /** An account remembered both ways takes about so many bytes. */
    private static final long BYTES_EACH = 400;

    /** Up to an eighth of the heap: an account that is not remembered costs a sale a look into the index by six columns. */
    private static final long REMEMBERED_MAX =
            Math.max(200_000, Runtime.getRuntime().maxMemory() / 8 / BYTES_EACH);

    /** {@code offset 0} keeps the planner from turning it round: it goes from each key to the one row it names. */
    static final String BY_KEY = """
            select k.ord, a.no
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as k(book, place, item, condition, lot, owner, ord)
                cross join lateral (
                    select no from ledger.account
                    where home = ? and book = k.book and place = k.place and item = k.item
                        and condition = k.condition and lot = k.lot and owner = k.owner
                    offset 0) a
            """;

    static final String BY_NUMBER = """
            select no, book, place, item, condition, lot, owner
            from ledger.account where home = ? and no = any(?)
            """;

    private final short home;
    private final Cache<Account, Long> numbers =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();
    private final Cache<Long, Account> accounts =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    AccountNumbers(short home) {
        this.home = home;
    }

    /** The number remembered, without asking; null when there is none. */
    @Nullable
    Long remembered(Account account) {
        return numbers.getIfPresent(account);
    }

    /** The accounts whose numbers are not remembered. */
    Set<Account> unknown(Collection<Account> wanted) {
        Set<Account> unknown = new LinkedHashSet<>();
        for (Account account : wanted) {
            if (remembered(account) == null) {
                unknown.add(account);
            }
        }
        return unknown;
    }

    /** The numbers of those accounts that have one. */
    Map<Account, Long> numbers(Connection connection, Collection<Account> wanted) throws SQLException {
        Map<Account, Long> found = HashMap.newHashMap(wanted.size());
        Set<Account> rest = new LinkedHashSet<>();
        for (Account account : wanted) {
            Long no = remembered(account);
            if (no == null) {
                rest.add(account);
            } else {
                found.put(account, no);
            }
        }
        if (!rest.isEmpty()) {
            List<Account> missing = new ArrayList<>(rest);
            new Pipeline()
                    .query(
                            BY_KEY,
                            row -> {
                                Account account = missing.get(row.getInt(1) - 1);
                                long no = row.getLong(2);
                                remember(account, no);
                                found.put(account, no);
                            },
                            columns(missing, home))
                    .run(connection);
        }
        return found;
    }

    /** The accounts of these numbers. */
    Map<Long, Account> accounts(Connection connection, Collection<Long> wanted) throws SQLException {
        Map<Long, Account> found = new HashMap<>(accounts.getAllPresent(wanted));
        Set<Long> missing = new HashSet<>(wanted);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            new Pipeline()
                    .query(
                            BY_NUMBER,
                            row -> {
                                long no = row.getLong(1);
                                Account account = account(row, 2);
                                remember(account, no);
                                found.put(no, account);
                            },
                            home,
                            Pipeline.longs(missing, Long::longValue))
                    .run(connection);
        }
        return found;
    }

    void remember(Account account, long no) {
        numbers.put(account, no);
        accounts.put(no, account);
    }

    /** The six key columns as arrays, followed by more values. */
    static Object[] columns(List<Account> keys, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(Pipeline.texts(keys, key -> key.book().name()));
        values.add(Pipeline.texts(keys, Account::place));
        values.add(Pipeline.texts(keys, Account::item));
        values.add(Pipeline.texts(keys, Account::condition));
        values.add(Pipeline.texts(keys, Account::lot));
        values.add(Pipeline.texts(keys, Account::owner));
        values.addAll(List.of(more));
        return values.toArray();
    }

    /** Reads the six key columns from the first one on. */
    static Account account(ResultSet row, int first) throws SQLException {
        return new Account(
                Book.valueOf(row.getString(first)),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5));
    }
}
