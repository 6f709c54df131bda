package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import io.oneshelf.offer.Offer;
import io.oneshelf.offer.OfferLine;
import io.oneshelf.offer.PlannedGroup;
import io.oneshelf.order.OrderRequest;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer in the API. */
@Says("What it would come to now; nothing is held")
record OfferAnswer(
        @Says("The hash of all that the shopper is shown; send it with the order under expect")
        String offer,

        Currency currency,
        @Says("Tax included") Money total,
        @Says("The part of the total that is tax") Money tax,
        @Size(max = OrderRequest.LINES_MAX) List<Line> lines,
        @Says("Which lines leave from where, and how") List<PlanAnswer> plan,
        List<Group> groups,
        EditionsAnswer editions) {

    static OfferAnswer of(Offer offer) {
        return new OfferAnswer(
                offer.hash(),
                offer.currency(),
                new Money(offer.total(), offer.currency()),
                new Money(offer.tax(), offer.currency()),
                offer.lines().stream()
                        .map(line -> Line.of(line, offer.currency()))
                        .toList(),
                offer.groups().stream().map(group -> plan(offer, group)).toList(),
                offer.groups().stream()
                        .map(group -> new Group(
                                Integer.toString(group.group()),
                                group.location(),
                                group.mode(),
                                group.promise().toSeconds()))
                        .toList(),
                new EditionsAnswer(offer.journal()));
    }

    private static PlanAnswer plan(Offer offer, PlannedGroup group) {
        return new PlanAnswer(
                Integer.toString(group.group()),
                group.location(),
                group.mode(),
                offer.lines().stream()
                        .filter(line -> line.group() == group.group())
                        .map(OfferLine::line)
                        .toList());
    }

    /** One line. */
    @Says("A line with its price")
    record Line(
            int line,
            SkuCode sku,
            long quantity,

            @Says("Of per base units; absent when only the line's amount is known") @Nullable
            Money unitPrice,

            @Says("How many base units the price is of") long per,

            @Says("Price times quantity, rounded once, half up; tax included")
            Money total,

            Money tax,
            @Says("Which price it is") String why) {

        static Line of(OfferLine line, Currency currency) {
            return new Line(
                    line.line(),
                    line.sku(),
                    line.quantity(),
                    line.unitPrice() == null ? null : new Money(line.unitPrice(), currency),
                    line.per(),
                    new Money(line.total(), currency),
                    new Money(line.tax(), currency),
                    line.why());
        }
    }

    /** A group that would be made. */
    @Says("Lines that would leave one place in one way")
    record Group(
            String id,
            LocationCode location,
            Mode mode,

            @Says("How long after the purchase the shopper has, or can fetch, the goods")
            long promiseSeconds) {}
}
