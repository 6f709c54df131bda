package io.oneshelf.till;

import io.oneshelf.kernel.Money;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A till says that it closed a shift, and what it came to; the names are those of the API.
 *
 * @param closedAt when, or null for now
 * @param report the number of the Z report, from 1 without gaps on its till
 * @param counted what lay in the drawer
 * @param pieces the notes and coins of it; empty when only the sum is known
 * @param tenders what was taken, by kind; each kind once
 * @param returns what went back; below zero when a refund of an earlier shift turned out not to have been paid
 * @param cashRefunded the part of it that left the drawer
 * @param pricesByHand on how many lines a price was set by hand
 * @param handovers how many orders were handed over
 * @param firstReceipt the number of the first receipt, or null when there was none
 * @param expected what the till says ought to lie in the drawer, or null when it does not say
 * @param journal the record of the close, or null for a till that keeps no journal
 */
public record CloseShift(
        @Nullable Instant closedAt,
        long report,
        Money counted,
        List<Pieces> pieces,
        Sum sales,
        List<Taken> tenders,
        Sum returns,
        Money cashRefunded,
        long pricesByHand,
        long handovers,
        @Nullable String firstReceipt,
        @Nullable String lastReceipt,
        @Nullable Money expected,
        @Nullable Mark journal) {

    /** The most kinds of notes and coins. */
    public static final int PIECES_MAX = 50;

    public CloseShift {
        pieces = List.copyOf(pieces);
        tenders = List.copyOf(tenders);
    }

    /** So many of one note or coin. */
    public record Pieces(Money value, long count) {}

    /** How many, and what they come to. */
    public record Sum(long count, Money amount) {}

    /** What was taken in one kind of tender. */
    public record Taken(TenderKind kind, long count, Money amount) {}

    /** What was taken in cash. */
    long cashTaken() {
        return tenders.stream()
                .filter(taken -> taken.kind() == TenderKind.CASH)
                .mapToLong(taken -> taken.amount().minor())
                .sum();
    }
}
