package io.oneshelf.order;

import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.payment.Tender;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.payment.TenderState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up what the orders and returns of a shift took and gave back. A token of one store may write the shift of another into
 * its orders, so only those of the shift's own place count, and orders of other places are not even read: however many there
 * are, they keep none of the shift's own from being looked at.
 */
final class CountingTakings {

    /** The most orders, and the most returns, that are looked at: a till that sold one every three seconds for a day. */
    static final int LOOKED_AT_MAX = 30_000;

    /** So few, because an order is read with all its lines and several managers may ask at once. */
    private static final int AT_ONCE = 100;

    private final LocationCode place;
    private final String currency;
    private final Map<TenderKind, Takings.OfKind> tenders = new EnumMap<>(TenderKind.class);
    private long sales;
    private long sold;
    private long returns;
    private long refunded;
    private long apart;
    private boolean beyondMoney;

    CountingTakings(LocationCode place, String currency) {
        this.place = place;
        this.currency = currency;
    }

    Takings of(Reader reader, ShiftId shift) {
        boolean moreOrders =
                each(reader, Order.KIND, Map.of("shift", shift.value(), "location", place.value()), this::add);
        boolean moreReturns = each(reader, Return.KIND, Map.of("shift", shift.value()), this::add);
        return new Takings(
                new Takings.Sum(sales, sold),
                new Takings.Sum(returns, refunded),
                List.copyOf(tenders.values()),
                apart,
                moreOrders || moreReturns || beyondMoney);
    }

    /** True when there were more than are looked at. */
    private static <D> boolean each(Reader reader, DocumentKind<D> kind, Map<String, String> equal, Consumer<D> add) {
        long after = 0;
        for (int lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += AT_ONCE) {
            List<Stored<D>> some = reader.list(kind, equal, after, AT_ONCE);
            some.forEach(stored -> add.accept(stored.body()));
            if (some.size() < AT_ONCE) {
                return false;
            }
            after = some.getLast().no();
        }
        return true;
    }

    private void add(Order order) {
        if (!isHere(order.location(), order.bill().currency())) {
            return;
        }
        switch (order.state()) {
            case PLACED, COMPLETED -> addSale(order);
            case CANCELLED -> {
                // Its till has sold it and says so in its Z report. Calling it off names no shift, so that
                // what went back for it is of none.
                if (order.bill().paid()) {
                    addSale(order);
                }
            }
            // Not all of it was ever taken.
            case AWAITING_PAYMENT, LAPSED -> {}
        }
    }

    private void addSale(Order order) {
        sales++;
        sold = sum(sold, order.bill().total());
        for (Tender tender : order.bill().tenders()) {
            if (tender.applied() && tender.state() != TenderState.FAILED) {
                add(new Takings.OfKind(tender.asked().kind(), 1, tender.captured(), 0));
            }
        }
    }

    private void add(Return back) {
        if (isHere(back.location(), back.currency())) {
            returns++;
            refunded = sum(refunded, back.refund());
            back.refunds().forEach(each -> add(new Takings.OfKind(each.kind(), 0, 0, each.amount())));
        }
    }

    private boolean isHere(LocationCode where, String in) {
        boolean here = where.equals(place) && in.equals(currency);
        if (!here) {
            apart++;
        }
        return here;
    }

    private void add(Takings.OfKind more) {
        tenders.merge(
                more.kind(),
                more,
                (one, other) -> new Takings.OfKind(
                        one.kind(),
                        one.count() + other.count(),
                        sum(one.taken(), other.taken()),
                        sum(one.refunded(), other.refunded())));
    }

    /** Any one order may come to the most that money holds, so that two of them would not fit: then it stays the most. */
    private long sum(long one, long other) {
        if (one <= Money.MAX_MINOR - other) {
            return one + other;
        }
        beyondMoney = true;
        return Money.MAX_MINOR;
    }
}
