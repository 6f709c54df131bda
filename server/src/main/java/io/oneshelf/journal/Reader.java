package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the books without locks: everything committed before the call is seen. What it answers is advice; what is decided
 * upon is locked by the door.
 */
public interface Reader {

    <D> Optional<Stored<D>> find(DocKey<D> key);

    /** The documents of that kind with these ids, by id; those that are not there are left out. */
    <D> Map<String, Stored<D>> findAll(DocumentKind<D> kind, Collection<String> ids);

    /**
     * Documents in the order of their numbers.
     *
     * @param equal values that index columns must have; empty for all
     * @param after the number to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    <D> List<Stored<D>> list(DocumentKind<D> kind, Map<String, String> equal, long after, int limit);

    /**
     * The same from the newest back.
     *
     * @param before the number of the document to go on before; {@link Long#MAX_VALUE} from the newest
     */
    <D> List<Stored<D>> newest(DocumentKind<D> kind, Map<String, String> equal, long before, int limit);

    /**
     * The ids of documents of that kind that begin so, in their order.
     *
     * @param after the id to go on after, empty from the first
     * @param limit at most so many, 1 to 1,000
     */
    List<String> ids(DocumentKind<?> kind, String beginning, String after, int limit);

    /** The balances of bounded accounts, in the order asked for; {@link Balance#EMPTY} for one never touched. */
    List<Balance> balancesOf(List<Account> accounts);

    /** The same by account. */
    default Map<Account, Balance> balances(Collection<Account> accounts) {
        List<Account> asked = List.copyOf(accounts);
        List<Balance> found = balancesOf(asked);
        Map<Account, Balance> byAccount = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byAccount.put(asked.get(i), found.get(i));
        }
        return byAccount;
    }

    /**
     * Bounded accounts of a book that were ever touched, in the order of their keys.
     *
     * @param places these places only, or empty for all
     * @param items these items only, or empty for all
     * @param after go on after this account, or null from the start
     */
    List<AccountBalance> balances(
            Book book, Collection<String> places, Collection<String> items, @Nullable Account after, int limit);

    /** Accounts of which more was promised than is there, the greatest shortage first. */
    List<AccountBalance> shortages(int limit);

    /** The entries of a book that touch matching bounded accounts. */
    List<Entry> entries(EntryQuery query);

    Map<HoldId, Hold> holds(Collection<HoldId> ids);

    /** Events after a position, in commit order. */
    List<StoredEvent> events(long after, int limit);

    /** Which documents of these kinds events after a position tell of; the events themselves are not read. */
    Changed changed(Collection<String> kinds, long after, int limit);

    /** The position of the last event, 0 when there is none. */
    long position();

    /** Where a reader of the events left its bookmark, 0 at the start. */
    long bookmark(String reader);

    /** Due work at or before an instant, the oldest first. */
    List<DueWork> dueWork(Instant now, int limit);

    /** Holds whose time has come, the oldest first. */
    List<Hold> dueHolds(Instant now, int limit);

    /**
     * @param position of the last event looked at; that which was asked after when there is none
     * @param ids of the documents, by kind
     */
    record Changed(long position, Map<String, Set<String>> ids) {}

    /** A bounded account and its balance. */
    record AccountBalance(Account account, Balance balance) {}

    /**
     * Which entries.
     *
     * @param place one of the two accounts is at this place, or null for any
     * @param item of this item, or null for any
     * @param from occurred at or after, or null
     * @param until occurred before, or null
     * @param afterNo go on after this entry: its number, 0 from the start; from the newest back, go on before it, and
     *     {@link Long#MAX_VALUE} from the newest
     * @param afterLine and its line
     * @param limit at most so many, 1 to 1,000
     * @param newest the newest first
     */
    record EntryQuery(
            Book book,
            @Nullable String place,
            @Nullable String item,
            @Nullable Instant from,
            @Nullable Instant until,
            long afterNo,
            int afterLine,
            int limit,
            boolean newest) {

        /** The oldest first. */
        public EntryQuery(
                Book book,
                @Nullable String place,
                @Nullable String item,
                @Nullable Instant from,
                @Nullable Instant until,
                long afterNo,
                int afterLine,
                int limit) {
            this(book, place, item, from, until, afterNo, afterLine, limit, false);
        }
    }
}
