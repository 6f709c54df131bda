package io.oneshelf.till;

import io.oneshelf.kernel.Money;
import io.oneshelf.order.Takings;
import io.oneshelf.payment.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the till said of a shift beside what the orders and returns come to that name it. They arrive on their own, before the
 * shift's opening or long after its close, so that a difference may only mean that some are still to come.
 *
 * @param lines sales first, then what was taken in each kind of tender, then returns, then cash given back
 * @param apart returns of another place, and orders and returns in another currency, that name the shift: in no line
 * @param more true when there were more than are looked at, or they come to more than money holds: what was found is "at least"
 */
public record Reckoning(List<Line> lines, long apart, boolean more) {

    /** What a line of it is about. */
    public enum What {
        /** Goods sold. */
        SALES,
        /** What was taken in one kind of tender. */
        TAKEN,
        /** Goods that came back. */
        RETURNS,
        /** The part of what went back that left the drawer. */
        CASH_REFUNDED
    }

    /**
     * One line; amounts are minor units of the shift's currency.
     *
     * @param tender of what was taken, else null
     * @param found how many orders, tenders or returns there are, and what they come to
     * @param told what the till said; null while the shift is open
     */
    public record Line(What what, @Nullable TenderKind tender, Shift.Sum found, Shift.@Nullable Sum told) {

        /** What was found less what was told, as much of it as money holds, or null while nothing was. */
        public @Nullable Long difference() {
            return told == null ? null : Math.clamp(found.amount() - told.amount(), -Money.MAX_MINOR, Money.MAX_MINOR);
        }

        boolean agrees() {
            return told == null || told.equals(found);
        }
    }

    public Reckoning {
        lines = List.copyOf(lines);
    }

    /** Whether the till and the orders say the same; true while the till has said nothing. */
    public boolean agrees() {
        return lines.stream().allMatch(Line::agrees);
    }

    static Reckoning of(Shift shift, Takings takings) {
        Shift.Closing closing = shift.closing();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(What.SALES, null, sum(takings.sales()), closing == null ? null : closing.sales()));
        for (TenderKind kind : TenderKind.values()) {
            Shift.Sum found = taken(takings, kind);
            Shift.Sum told = closing == null ? null : told(closing, kind);
            if (found.count() > 0 || (told != null && told.count() > 0)) {
                lines.add(new Line(What.TAKEN, kind, found, told));
            }
        }
        lines.add(new Line(What.RETURNS, null, sum(takings.returns()), closing == null ? null : closing.returns()));
        long cash =
                ofKind(takings, TenderKind.CASH).map(Takings.OfKind::refunded).orElse(0L);
        // A till says how much cash went back, not in how many returns.
        lines.add(new Line(
                What.CASH_REFUNDED,
                null,
                new Shift.Sum(takings.returns().count(), cash),
                closing == null ? null : new Shift.Sum(takings.returns().count(), closing.cashRefunded())));
        return new Reckoning(lines, takings.apart(), takings.more());
    }

    private static Shift.Sum sum(Takings.Sum sum) {
        return new Shift.Sum(sum.count(), sum.amount());
    }

    private static Shift.Sum taken(Takings takings, TenderKind kind) {
        return ofKind(takings, kind)
                .map(each -> new Shift.Sum(each.count(), each.taken()))
                .orElse(new Shift.Sum(0, 0));
    }

    private static Shift.Sum told(Shift.Closing closing, TenderKind kind) {
        return closing.tenders().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .map(each -> new Shift.Sum(each.count(), each.amount()))
                .orElse(new Shift.Sum(0, 0));
    }

    private static Optional<Takings.OfKind> ofKind(Takings takings, TenderKind kind) {
        return takings.tenders().stream().filter(each -> each.kind() == kind).findFirst();
    }
}
