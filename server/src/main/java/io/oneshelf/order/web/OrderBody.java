package io.oneshelf.order.web;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.catalog.PriceLabel;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import io.oneshelf.order.HandPrice;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.payment.Behaviour;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to place an order, or to be told what it would come to. */
@Says("An order as it is wanted")
record OrderBody(
        @Says("Where it is sold") ChannelCode channel,

        @Says("Whose it is; a member's own orders need not say so") @Nullable
        MemberId member,

        @Says("Of the whole order; the only one in which every line has a price when left out") @Nullable
        Currency currency,

        @Size(min = 1, max = OrderRequest.LINES_MAX) @Says("A SKU may stand on several lines; they are numbered from 1")
        List<Line> lines,

        @Otherwise("false") @Says("It has happened already: never refused for stock, price or hold")
        boolean fact,

        @Says("How the goods reach the shopper") Fulfilment fulfilment,

        @Otherwise("[]") @Size(max = 100) @Form(Code.FORM) @Says("Not offered yet")
        List<String> coupons,

        @Otherwise("0") @Range(min = 0) @Says("Not offered yet")
        long points,

        @Otherwise("[]")
        @Size(max = OrderRequest.TENDERS_MAX)
        @Says("What is paid at once: they add up to the total, or there are none and goods are held for 900 seconds")
        List<Tender> tenders,

        @Says("What the shopper was shown; with another outcome the order is refused and the new offer told") @Nullable
        Expected expect,

        @Says("When it happened, by which prices and taxes are chosen; now when left out") @Nullable
        Instant occurredAt,

        @Says("The shift in which a till sold it; what the till tells of the shift itself may come later") @Nullable
        ShiftId shift)
        implements Checked {

    @Override
    public void check(Complaints complaints) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int prices = (line.unitPrice == null ? 0 : 1)
                    + (line.lineTotal == null ? 0 : 1)
                    + (line.override == null ? 0 : 1);
            if (prices > 1) {
                complaints.bad("lines[" + i + "]", "has more than one of unitPrice, lineTotal and override");
            }
            if (line.override != null && !line.override.isWhole()) {
                complaints.bad("lines[" + i + "].override", "has either reason and approvedBy, or label");
            }
        }
    }

    OrderRequest request() {
        return new OrderRequest(
                channel,
                member,
                currency,
                lines.stream().map(Line::wanted).toList(),
                fact,
                fulfilment.wanted(),
                coupons,
                points,
                tenders.stream().map(Tender::wanted).toList(),
                expect == null ? null : new OrderRequest.Expected(expect.total, expect.offer),
                occurredAt,
                shift);
    }

    /** One line. */
    @Says("So much of one SKU")
    record Line(
            SkuCode sku,

            @Range(min = 1, max = Quantity.MAX) @Says("In the SKU's base unit")
            long quantity,

            @Range(min = 0) @Says("The recorded price of one base unit, tax included") @Nullable
            Money unitPrice,

            @Range(min = 0) @Says("The recorded amount of the whole line, tax included") @Nullable
            Money lineTotal,

            @Says("A price set by hand at a till, or read there from a label") @Nullable
            ByHand override) {

        OrderRequest.Line wanted() {
            return new OrderRequest.Line(
                    sku, quantity, unitPrice, lineTotal, override == null ? null : override.wanted());
        }
    }

    /** A price set by hand, or one that stood on a label. */
    @Says("A price set by hand, with reason and approvedBy; or one that stood on a label, with label")
    record ByHand(
            @Range(min = 0) Money unitPrice,

            @Range(min = 1, max = Quantity.MAX)
            @Says("How many base units the price is of, such as 1000 for a kilogram; 1 when left out, and on a label")
            @Nullable
            Long per,

            @Size(min = 1, max = HandPrice.REASON_MAX) @Says("Why; no personal data") @Nullable
            String reason,

            @Form(Code.FORM) @Says("The staff code of who allowed it") @Nullable
            String approvedBy,

            @Says("The approval that shows it; without one it is accepted and counts as unproven") @Nullable
            ApprovalId approval,

            @Form(PriceLabel.FORM)
            @Says(
                    "The EAN-13 of the label, or of a GS1 label (01), GTIN, (392n), price; one that does not show the price is"
                            + " accepted and counts as unproven")
            @Nullable
            String label) {

        /** Nobody sets or allows what stands on a label. */
        boolean isWhole() {
            return label == null
                    ? reason != null && approvedBy != null
                    : reason == null && approvedBy == null && approval == null && per == null;
        }

        OrderRequest.ByHand wanted() {
            return new OrderRequest.ByHand(unitPrice, reason, approvedBy, approval, label, per);
        }
    }

    /** How goods reach the shopper. */
    @Says("How the goods reach the shopper")
    record Fulfilment(
            Mode mode,

            @Says("Where they leave from; PICKUP and CARRY_OUT need it, for the others one is found") @Nullable
            LocationCode location,

            @Says("Where they go; kept sealed") @Nullable Address address) {

        OrderRequest.Fulfilment wanted() {
            return new OrderRequest.Fulfilment(mode, location, address == null ? null : address.wanted());
        }
    }

    /** Where goods go. */
    @Says("Where the goods go; personal, kept sealed")
    record Address(
            @Range(min = -90, max = 90) @Says("Decimal degrees") @Nullable
            Double latitude,

            @Range(min = -180, max = 180) @Says("Decimal degrees") @Nullable
            Double longitude,

            @Size(min = 1, max = 200) @Nullable String name,
            @Size(min = 1, max = 50) @Nullable String phone,
            @Size(min = 1, max = 200) @Nullable String street,
            @Size(min = 1, max = 100) @Nullable String city,
            @Size(min = 1, max = 100) @Nullable String region,
            @Size(min = 1, max = 20) @Nullable String postcode,

            @Form("[A-Z]{2}") @Says("ISO 3166-1 alpha-2") @Nullable
            String country) {

        OrderRequest.Address wanted() {
            return new OrderRequest.Address(latitude, longitude, name, phone, country, region, city, postcode, street);
        }
    }

    /** One payment. */
    @Says("One payment")
    record Tender(
            TenderKind kind,
            @Range(min = 0) Money amount,

            @Otherwise("SUCCEED") @Says("How the TEST provider behaves")
            Behaviour behaviour,

            @Otherwise("0")
            @Range(min = 0, max = TakeTender.MAX_DELAY_SECONDS)
            @Says("When a LATE or TWICE provider answers")
            int delaySeconds) {

        OrderRequest.Tender wanted() {
            return new OrderRequest.Tender(kind, amount, behaviour, delaySeconds);
        }
    }

    /** What the shopper was shown. */
    @Says("What the shopper was shown")
    record Expected(
            Money total,

            @Size(min = 1, max = 64) @Says("The offer's hash")
            String offer) {}
}
