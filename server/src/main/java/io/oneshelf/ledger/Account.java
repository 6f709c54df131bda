package io.oneshelf.ledger;

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
