package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the ledger as one shelf saw it. A transfer is seen by two shelves, once each. The quantities a shelf saw add up
 * to what it has on hand.
 *
 * @param quantity above zero what came, below zero what went
 * @param reference the document that explains it, such as {@code stock.movement/M-17}
 */
public record ShelfEntry(
        Id id,
        Kind kind,
        SkuCode sku,
        LocationCode location,
        long quantity,
        String reference,
        Instant occurredAt,
        Instant recordedAt) {

    /** Why goods came or went. */
    public enum Kind {
        RECEIVE,
        ADJUST,
        COUNT,
        DAMAGE,
        TRANSFER,
        SALE,
        RETURN;

        static Kind of(Cause cause) {
            return switch (cause) {
                case RECEIVE -> RECEIVE;
                case ADJUST -> ADJUST;
                case COUNT -> COUNT;
                case DAMAGE -> DAMAGE;
                case TRANSFER -> TRANSFER;
                case SALE -> SALE;
                case RETURN -> RETURN;
                case CAPTURE, REFUND -> throw new IllegalArgumentException(cause + " moves money, not goods");
            };
        }
    }

    /** Which side of an entry a shelf stood on. */
    public enum Side {
        OUT,
        IN
    }

    /**
     * Names what one shelf saw of one entry, such as {@code 4711.2.out}; in the order of the books.
     *
     * @param no the entry's number
     * @param line and its line, from 1
     */
    public record Id(long no, int line, Side side) implements Comparable<Id> {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})\\.(out|in)");

        /** Reads what {@link #toString} wrote; empty for anything else. */
        public static Optional<Id> read(String text) {
            Matcher matcher = FORM.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Id(
                            Long.parseLong(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            matcher.group(3).equals("out") ? Side.OUT : Side.IN))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Id other) {
            int order = Long.compare(no, other.no);
            if (order == 0) order = Integer.compare(line, other.line);
            if (order == 0) order = side.compareTo(other.side);
            return order;
        }

        @Override
        public String toString() {
            return no + "." + line + "." + (side == Side.OUT ? "out" : "in");
        }
    }

    static ShelfEntry of(Entry entry, Side side) {
        Account account = side == Side.OUT ? entry.from() : entry.to();
        Shelf shelf = Accounts.shelf(account);
        return new ShelfEntry(
                new Id(entry.no(), entry.line(), side),
                Kind.of(entry.cause()),
                shelf.sku(),
                shelf.location(),
                side == Side.OUT ? -entry.quantity() : entry.quantity(),
                entry.reference(),
                entry.occurredAt(),
                entry.recordedAt());
    }
}
