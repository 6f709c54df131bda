package io.oneshelf.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A place where something is counted. For stock: (location, SKU, condition, lot, owner); other books use {@code place} and
 * {@code item} in their own words and leave the rest empty. The home is that of the books it is kept in.
 *
 * @param book what is counted
 * @param place where: a location code, or {@code @word} for a world account
 * @param item what: a SKU code, a currency
 * @param condition empty for the ordinary one (sellable goods)
 * @param lot empty where lots are not kept
 * @param owner empty for the retailer's own
 */
public record Account(Book book, String place, String item, String condition, String lot, String owner)
        implements Comparable<Account> {

    /** Odd, with its bits spread: 2³² divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    /** A bounded account in its ordinary condition: it has a balance row and can be held. */
    public static Account of(Book book, String place, String item) {
        return new Account(book, place, item, "", "", "");
    }

    /** A world account, such as supplier or customer: unbounded, never locked, no balance row. */
    public static Account world(Book book, String word, String item) {
        return new Account(book, "@" + word, item, "", "", "");
    }

    public boolean isBounded() {
        return !place.startsWith("@");
    }

    // Written out because accounts are looked up many times for every order: strings remember their hashes, an enum
    // does
    // not, and two accounts mostly differ in what is counted or where.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Account account
                        && book == account.book
                        && item.equals(account.item)
                        && place.equals(account.place)
                        && condition.equals(account.condition)
                        && lot.equals(account.lot)
                        && owner.equals(account.owner);
    }

    @Override
    public int hashCode() {
        // Codes are alike ("S-1", "S-2" in "L-1", "L-2"), and a small multiplier would make pairs of them fall
        // together.
        int hash = book.ordinal();
        hash = hash * SPREAD + place.hashCode();
        hash = hash * SPREAD + item.hashCode();
        hash = hash * SPREAD + condition.hashCode();
        hash = hash * SPREAD + lot.hashCode();
        hash = hash * SPREAD + owner.hashCode();
        return hash ^ hash >>> 15;
    }

    @Override
    public int compareTo(Account other) {
        int order = book.compareTo(other.book);
        if (order == 0) order = place.compareTo(other.place);
        if (order == 0) order = item.compareTo(other.item);
        if (order == 0) order = condition.compareTo(other.condition);
        if (order == 0) order = lot.compareTo(other.lot);
        if (order == 0) order = owner.compareTo(other.owner);
        return order;
    }
}
