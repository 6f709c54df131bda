package io.oneshelf.order.web;

import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import io.oneshelf.order.OrderRequest;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to keep a basket, and gets back. */
@Says("What someone is about to order")
record BasketBody(
        ChannelCode channel,
        @Nullable MemberId member,
        @Nullable Currency currency,

        @Size(max = OrderRequest.LINES_MAX) @Says("May be empty: everything was taken out again")
        List<Line> lines,

        Fulfilment fulfilment,

        @Otherwise("[]") @Size(max = 100) @Form(Code.FORM) @Says("Not offered yet")
        List<String> coupons,

        @Otherwise("0") @Range(min = 0) @Says("Not offered yet")
        long points) {

    static BasketBody of(OrderRequest wanted) {
        return new BasketBody(
                wanted.channel(),
                wanted.member(),
                wanted.currency(),
                wanted.lines().stream()
                        .map(line -> new Line(line.sku(), line.quantity(), line.unitPrice(), line.lineTotal()))
                        .toList(),
                new Fulfilment(wanted.fulfilment().mode(), wanted.fulfilment().location()),
                wanted.coupons(),
                wanted.points());
    }

    OrderRequest request() {
        return new OrderRequest(
                channel,
                member,
                currency,
                lines.stream()
                        .map(line ->
                                new OrderRequest.Line(line.sku, line.quantity, line.unitPrice, line.lineTotal, null))
                        .toList(),
                false,
                new OrderRequest.Fulfilment(fulfilment.mode, fulfilment.location, null),
                coupons,
                points,
                List.of(),
                null,
                null,
                null);
    }

    /** One line. */
    @Says("So much of one SKU, in a basket")
    record Line(
            SkuCode sku,
            @Range(min = 1, max = Quantity.MAX) long quantity,
            @Range(min = 0) @Nullable Money unitPrice,
            @Range(min = 0) @Nullable Money lineTotal) {}

    /** How goods would reach the shopper. An address is told with the order and not before: a basket keeps nothing personal. */
    @Says("How the goods would reach the shopper")
    record Fulfilment(Mode mode, @Nullable LocationCode location) {}
}
