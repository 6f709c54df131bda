package io.oneshelf.order;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import io.oneshelf.payment.Behaviour;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for when placing an order, keeping a basket or wanting a quote; the names are those of the API.
 *
 * @param channel where it is sold
 * @param member whose it is, or null; a member's own orders need not say so
 * @param currency of the whole order, or null for the only one in which every line has a price
 * @param lines 1 to {@value #LINES_MAX}
 * @param fact true when it has happened already
 * @param fulfilment how the goods reach the shopper
 * @param coupons not offered yet: an order that names one is refused
 * @param points not offered yet: an order that spends any is refused
 * @param tenders what is paid at once; their sum is the total, or there are none
 * @param expect what the shopper was shown, or null
 * @param occurredAt when it happened, or null for now
 * @param shift in which a till sold it, or null
 */
public record OrderRequest(
        ChannelCode channel,
        @Nullable MemberId member,
        @Nullable Currency currency,
        List<Line> lines,
        boolean fact,
        Fulfilment fulfilment,
        List<String> coupons,
        long points,
        List<Tender> tenders,
        @Nullable Expected expect,
        @Nullable Instant occurredAt,
        @Nullable ShiftId shift) {

    /** The most lines of one order. */
    public static final int LINES_MAX = 10_000;

    /** The most tenders of one order. */
    public static final int TENDERS_MAX = 20;

    public OrderRequest {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        tenders = List.copyOf(tenders);
    }

    /**
     * One line. At most one of the three prices is given; without one the price in effect is taken.
     *
     * @param quantity base units, 1 to 999,999,999,999
     * @param unitPrice recorded elsewhere: the price of one base unit
     * @param lineTotal recorded elsewhere: the amount of the whole line
     * @param override set by hand at a till, or read there from a label
     */
    public record Line(
            SkuCode sku,
            long quantity,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal,
            @Nullable ByHand override) {

        /** So many at the price in effect. */
        public static Line of(String sku, long quantity) {
            return new Line(new SkuCode(sku), quantity, null, null, null);
        }
    }

    /**
     * A price set by hand, or one that stood on a label: then there is the label and nothing else beside the price.
     *
     * @param reason why it was set, or null
     * @param approvedBy who allowed it, or null
     * @param approval the approval that shows it, or null when there is none
     * @param label of the form {@link io.oneshelf.catalog.PriceLabel#FORM}, or null
     * @param per how many base units the price is of, above 1; null for one. So it is asked as before there was more
     */
    public record ByHand(
            Money unitPrice,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable ApprovalId approval,
            @Nullable String label,
            @Nullable Long per) {

        public ByHand {
            per = per == null || per == 1 ? null : per;
        }
    }

    /**
     * How the goods reach the shopper.
     *
     * @param location where they leave from; PICKUP and CARRY_OUT need it, for the others one is found
     * @param address where they go; sealed before anything is kept
     */
    public record Fulfilment(
            Mode mode,
            @Nullable LocationCode location,
            @Nullable Address address) {}

    /**
     * Where goods go. Personal, the coordinates too.
     *
     * @param latitude decimal degrees, or null
     * @param longitude decimal degrees, or null
     */
    public record Address(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String postcode,
            @Nullable String street) {}

    /** One payment. */
    public record Tender(TenderKind kind, Money amount, Behaviour behaviour, int delaySeconds) {}

    /**
     * What the shopper was shown.
     *
     * @param offer the hash of the offer
     */
    public record Expected(Money total, String offer) {}
}
