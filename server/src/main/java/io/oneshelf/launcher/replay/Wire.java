package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.MemberId;
import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Recorded.SaleLine;
import io.oneshelf.launcher.replay.Step.RefundedLine;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import io.oneshelf.launcher.replay.Step.ReturnedLine;
import java.io.ByteArrayOutputStream;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the bodies of the public API. */
final class Wire {

    private final JsonFactory json = new JsonFactory();
    private final Currency currency;
    private final boolean pricedByLine;
    private final Map<String, AtTill> atTill;

    /**
     * How a till sold something.
     *
     * @param shift in which
     * @param cash paid in cash, else by card
     */
    record AtTill(String shift, boolean cash) {}

    /** @param pricedByLine send what a line came to, rather than what a unit cost */
    Wire(Currency currency, boolean pricedByLine) {
        this(currency, pricedByLine, Map.of());
    }

    /** @param atTill the sales of which it is known how a till sold them, by id */
    Wire(Currency currency, boolean pricedByLine, Map<String, AtTill> atTill) {
        this.currency = currency;
        this.pricedByLine = pricedByLine;
        this.atTill = Map.copyOf(atTill);
    }

    /** One JSON object, whose properties the parameter writes. */
    byte[] object(Consumer<JsonGenerator> properties) {
        return written(out -> {
            out.writeStartObject();
            properties.accept(out);
            out.writeEndObject();
        });
    }

    /** A bare array of objects, each written by the parameter. */
    <T> byte[] array(List<T> elements, BiConsumer<T, JsonGenerator> properties) {
        return written(out -> {
            out.writeStartArray();
            for (T element : elements) {
                out.writeStartObject();
                properties.accept(element, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    byte[] sales(List<Sale> sales) {
        return array(sales, this::sale);
    }

    /** @param returns of kind {@link ReturnOfOrder} or {@link ReturnWithoutReceipt} */
    byte[] returns(List<Step> returns) {
        return array(returns, (step, out) -> {
            switch (step) {
                case ReturnOfOrder back -> returnOfOrder(back, out);
                case ReturnWithoutReceipt back -> returnWithoutReceipt(back, out);
                case Sale sale -> throw new IllegalArgumentException("a sale is not a return: " + sale.id());
                case Adjustment adjustment ->
                    throw new IllegalArgumentException("an adjustment is not a return: " + adjustment.id());
            }
        });
    }

    byte[] adjustment(Adjustment adjustment) {
        return object(out -> {
            out.writeStringProperty("kind", "ADJUST");
            out.writeArrayPropertyStart("lines");
            adjustment.lines().forEach(line -> {
                out.writeStartObject();
                out.writeStringProperty("sku", line.sku().value());
                out.writeStringProperty("location", adjustment.location().value());
                out.writeNumberProperty("quantity", line.quantity());
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeStringProperty("occurredAt", adjustment.at().toString());
            if (!adjustment.reason().isEmpty()) {
                out.writeStringProperty("reason", adjustment.reason());
            }
        });
    }

    byte[] receipt(Receipts.Receipt receipt, String reason) {
        return object(out -> {
            out.writeStringProperty("kind", "RECEIVE");
            out.writeArrayPropertyStart("lines");
            receipt.lines().forEach(line -> {
                out.writeStartObject();
                out.writeStringProperty("sku", line.shelf().sku().value());
                out.writeStringProperty("location", line.shelf().location().value());
                out.writeNumberProperty("quantity", line.quantity());
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeStringProperty("occurredAt", receipt.at().toString());
            out.writeStringProperty("reason", reason);
        });
    }

    void place(Place place, JsonGenerator out) {
        out.writeStringProperty("name", place.name());
        out.writeStringProperty("kind", place.kind());
        out.writeName("latitude");
        out.writeNumber(place.latitude());
        out.writeName("longitude");
        out.writeNumber(place.longitude());
        out.writeStringProperty("zone", place.zone());
        out.writeArrayPropertyStart("modes");
        place.modes().forEach(out::writeString);
        out.writeEndArray();
    }

    void product(Article article, JsonGenerator out) {
        out.writeObjectPropertyStart("name");
        out.writeStringProperty("zh-CN", article.name().chinese());
        out.writeStringProperty("en", article.name().english());
        out.writeEndObject();
        out.writeStringProperty("category", article.category());
        out.writeArrayPropertyStart("skus");
        out.writeStartObject();
        out.writeStringProperty("code", article.sku().value());
        String gtin = article.gtin();
        if (gtin != null) {
            out.writeStringProperty("gtin", gtin);
        }
        out.writeStringProperty("unit", "EACH");
        out.writeStringProperty("kind", article.goods() ? "GOODS" : "SERVICE");
        out.writeEndObject();
        out.writeEndArray();
        if (!article.searchWords().isEmpty()) {
            out.writeArrayPropertyStart("searchWords");
            article.searchWords().forEach(out::writeString);
            out.writeEndArray();
        }
    }

    void currency(JsonGenerator out) {
        out.writeStringProperty("currency", currency.getCurrencyCode());
    }

    void money(String name, long minor, JsonGenerator out) {
        out.writeObjectPropertyStart(name);
        out.writeStringProperty("amount", Long.toString(minor));
        out.writeStringProperty("currency", currency.getCurrencyCode());
        out.writeEndObject();
    }

    private void sale(Sale sale, JsonGenerator out) {
        out.writeStringProperty("id", sale.id());
        out.writeStringProperty("channel", sale.channel().value());
        MemberId member = sale.member();
        if (member != null) {
            out.writeStringProperty("member", member.value());
        }
        currency(out);
        out.writeArrayPropertyStart("lines");
        for (SaleLine line : sale.lines()) {
            out.writeStartObject();
            out.writeStringProperty("sku", line.sku().value());
            out.writeNumberProperty("quantity", line.quantity());
            if (!pricedByLine && line.hasUnitPrice()) {
                money("unitPrice", line.unitMills() / Mills.PER_MINOR_UNIT, out);
            } else {
                money("lineTotal", line.minor(), out);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectPropertyStart("fulfilment");
        out.writeStringProperty("mode", "CARRY_OUT");
        out.writeStringProperty("location", sale.location().value());
        out.writeEndObject();
        out.writeArrayPropertyStart("tenders");
        out.writeStartObject();
        AtTill till = atTill.get(sale.id());
        out.writeStringProperty("kind", till != null && till.cash() ? "CASH" : "TEST");
        money("amount", sale.totalMinor(), out);
        out.writeEndObject();
        out.writeEndArray();
        if (till != null) {
            out.writeStringProperty("shift", till.shift());
        }
        out.writeStringProperty("occurredAt", sale.at().toString());
    }

    private void returnOfOrder(ReturnOfOrder back, JsonGenerator out) {
        out.writeStringProperty("id", back.id());
        out.writeStringProperty("order", back.order());
        out.writeArrayPropertyStart("lines");
        for (ReturnedLine line : back.lines()) {
            out.writeStartObject();
            out.writeNumberProperty("line", line.line());
            out.writeNumberProperty("quantity", line.quantity());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringProperty("location", back.location().value());
        out.writeStringProperty("occurredAt", back.at().toString());
    }

    private void returnWithoutReceipt(ReturnWithoutReceipt back, JsonGenerator out) {
        out.writeStringProperty("id", back.id());
        out.writeArrayPropertyStart("lines");
        for (RefundedLine line : back.lines()) {
            out.writeStartObject();
            out.writeStringProperty("sku", line.sku().value());
            out.writeNumberProperty("quantity", line.quantity());
            money("amount", line.minor(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        MemberId member = back.member();
        if (member != null) {
            out.writeStringProperty("member", member.value());
        }
        out.writeStringProperty("channel", back.channel().value());
        out.writeStringProperty("location", back.location().value());
        out.writeStringProperty("occurredAt", back.at().toString());
    }

    private byte[] written(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }
}
