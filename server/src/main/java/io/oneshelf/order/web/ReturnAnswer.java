package io.oneshelf.order.web;

import io.oneshelf.access.Own;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.Return;
import io.oneshelf.order.ReturnCondition;
import io.oneshelf.order.ReturnId;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return in the API. */
@Says("A return as it was taken; never changed")
record ReturnAnswer(
        ReturnId id,
        State state,

        @Says("Absent when it came without a receipt") @Nullable
        OrderId order,

        LocationCode location,

        @Says("What went back, tax included: the sum of the lines")
        Money refund,

        @Says("The part of it that is tax") Money tax,
        @Size(max = OrderRequest.LINES_MAX) List<Line> lines,

        @Says("What went back in which kind of tender, each kind once; empty where that was not kept yet")
        List<Refunded> refunds,

        Instant occurredAt,
        Instant recordedAt,

        @Says("The shift in which a till took it back; absent for shoppers") @Nullable
        ShiftId shift,

        @Says(
                "Who allowed it without a receipt; absent for shoppers, where a machine told of it, and where that was not kept yet")
        @Nullable
        AllowedAnswer allowed) {

    /** Where a return stands. */
    enum State {
        /** Goods are on the shelf and the money has gone back. */
        COMPLETED
    }

    /** A return as that caller sees it: shoppers not with the shift that took it back, nor who allowed it. */
    static ReturnAnswer of(Stored<Return> stored, Caller caller) {
        Return back = stored.body();
        Currency currency = Currency.getInstance(back.currency());
        return new ReturnAnswer(
                new ReturnId(stored.key().id()),
                State.COMPLETED,
                back.order(),
                back.location(),
                new Money(back.refund(), currency),
                new Money(back.tax(), currency),
                back.lines().stream()
                        .map(line -> new Line(
                                line.line(),
                                line.sku(),
                                line.quantity(),
                                line.condition(),
                                new Money(line.refund(), currency)))
                        .toList(),
                back.refunds().stream()
                        .map(each -> new Refunded(each.kind(), new Money(each.amount(), currency)))
                        .toList(),
                back.occurredAt(),
                stored.recordedAt(),
                Own.isShopper(caller) ? null : back.shift(),
                Own.isShopper(caller) ? null : AllowedAnswer.of(back.allowed()));
    }

    /** What went back in one kind of tender. */
    @Says("What went back in one kind of tender")
    record Refunded(TenderKind kind, Money amount) {}

    /** One line. */
    @Says("So many units that came back")
    record Line(
            @Says("The order's line, or the return's own number of it")
            int line,

            SkuCode sku,
            long quantity,
            ReturnCondition condition,
            @Says("What these units carried") Money refund) {}
}
