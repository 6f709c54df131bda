package io.oneshelf.till.web;

import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.Money;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.till.CloseShift;
import io.oneshelf.till.Shift;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a till sends when it closes a shift: its Z report. */
@Says("A shift that was closed, with the sums of its Z report")
record CloseBody(
        @Says("When; now when left out") @Nullable Instant closedAt,

        @Range(min = 1, max = 1_000_000_000) @Says("The number of the Z report, from 1 without gaps on its till")
        long report,

        @Range(min = 0, max = Shift.AMOUNT_MAX) @Says("What lay in the drawer")
        Money counted,

        @Otherwise("[]")
        @Size(max = CloseShift.PIECES_MAX)
        @Says("The notes and coins of it; they add up to what was counted")
        List<PiecesBody> pieces,

        @Says("The sales, and what they came to") SumBody sales,

        @Otherwise("[]") @Size(max = 10) @Says("What was taken, by kind; they add up to the sales")
        List<TakenBody> tenders,

        @Says(
                "The returns, and what went back; below zero when a refund of an earlier shift turned out not to have been paid")
        SumBody returns,

        @Range(min = -Shift.AMOUNT_MAX, max = Shift.AMOUNT_MAX) @Says("The part of it that left the drawer")
        Money cashRefunded,

        @Otherwise("0") @Range(min = 0, max = COUNT_MAX) @Says("On how many lines a price was set by hand")
        long pricesByHand,

        @Otherwise("0") @Range(min = 0, max = COUNT_MAX) @Says("How many orders were handed over")
        long handovers,

        @Form(Code.FORM) @Says("The number of the first receipt") @Nullable
        String firstReceipt,

        @Form(Code.FORM) @Says("The number of the last receipt") @Nullable
        String lastReceipt,

        @Range(min = -Shift.AMOUNT_MAX, max = Shift.AMOUNT_MAX)
        @Says("What the till says ought to lie in the drawer; held against what is worked out here")
        @Nullable
        Money expected,

        @Says("The record of the close in the till's own journal") @Nullable
        MarkBody journal)
        implements Checked {

    static final long COUNT_MAX = 1_000_000_000;

    @Override
    public void check(Complaints complaints) {
        if (!pieces.isEmpty()
                && pieces.stream()
                                .mapToLong(each -> each.value.minor() * each.count)
                                .sum()
                        != counted.minor()) {
            complaints.bad("pieces", "do not add up to what was counted");
        }
        Set<TenderKind> kinds = EnumSet.noneOf(TenderKind.class);
        for (int i = 0; i < tenders.size(); i++) {
            if (!kinds.add(tenders.get(i).kind)) {
                complaints.bad("tenders[" + i + "].kind", "stands there twice");
            }
        }
        if (tenders.stream().mapToLong(each -> each.amount.minor()).sum() != sales.amount.minor()) {
            complaints.bad("tenders", "do not add up to what was sold");
        }
        if ((firstReceipt == null) != (lastReceipt == null)) {
            complaints.bad("lastReceipt", "goes with firstReceipt");
        }
    }

    CloseShift told() {
        return new CloseShift(
                closedAt,
                report,
                counted,
                pieces.stream()
                        .map(each -> new CloseShift.Pieces(each.value, each.count))
                        .toList(),
                new CloseShift.Sum(sales.count, sales.amount),
                tenders.stream()
                        .map(each -> new CloseShift.Taken(each.kind, each.count, each.amount))
                        .toList(),
                new CloseShift.Sum(returns.count, returns.amount),
                cashRefunded,
                pricesByHand,
                handovers,
                firstReceipt,
                lastReceipt,
                expected,
                MarkBody.mark(journal));
    }

    /** So many of one note or coin. */
    @Says("So many of one note or coin")
    record PiecesBody(
            @Range(min = 1, max = 1_000_000) @Says("Of one") Money value,
            @Range(min = 0, max = 1_000_000) long count) {}

    /** How many, and what they come to. */
    @Says("How many, and what they come to")
    record SumBody(
            @Range(min = -COUNT_MAX, max = COUNT_MAX) long count,

            @Range(min = -Shift.AMOUNT_MAX, max = Shift.AMOUNT_MAX)
            Money amount) {

        static SumBody of(Shift.Sum sum, Currency currency) {
            return new SumBody(sum.count(), new Money(sum.amount(), currency));
        }
    }

    /** What was taken in one kind of tender. */
    @Says("What was taken in one kind of tender")
    record TakenBody(
            TenderKind kind,
            @Range(min = 0, max = COUNT_MAX) long count,
            @Range(min = 0, max = Shift.AMOUNT_MAX) Money amount) {

        static List<TakenBody> of(List<Shift.Taken> taken, Currency currency) {
            return taken.stream()
                    .map(each -> new TakenBody(each.kind(), each.count(), new Money(each.amount(), currency)))
                    .toList();
        }
    }
}
