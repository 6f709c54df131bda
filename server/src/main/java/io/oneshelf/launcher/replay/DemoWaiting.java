package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.DemoNetwork.Waiting;
import io.oneshelf.launcher.replay.Receipts.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What is under way when the demonstration is first opened: orders of its last hour that a place has yet to pack, hand over or
 * bring, and some that wait for their payment. The month that was recorded knows only what had left already. What is made up
 * follows from checksums, so that every start tells the same; goods are those of which a place has more than a few.
 */
final class DemoWaiting {

    private static final int LEAST_ON_THE_SHELF = 8;
    private static final long LEAST_MINOR = 100;
    private static final long MOST_MINOR = 3_000;
    private static final int MOST_LINES = 3;
    private static final int MOST_UNITS = 2;
    private static final int MINUTES = 55;

    record Line(SkuCode sku, int quantity, long unitMinor) {}

    /** @param paid false when it waits for its payment, which ends a quarter of an hour after the first start */
    record Order(
            String id,
            ChannelCode channel,
            String mode,
            LocationCode location,
            Instant at,
            boolean paid,
            List<Line> lines) {

        long totalMinor() {
            return lines.stream()
                    .mapToLong(line -> line.unitMinor() * line.quantity())
                    .sum();
        }
    }

    private DemoWaiting() {}

    static List<Order> of(DemoNetwork network, Recording cast, List<Receipt> openingStock) {
        Instant last = cast.documents().stream()
                .map(Recorded::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Map<SkuCode, Long> prices = new HashMap<>();
        cast.articles().stream()
                .filter(article -> article.listPriceMinor() >= LEAST_MINOR && article.listPriceMinor() <= MOST_MINOR)
                .forEach(article -> prices.put(article.sku(), article.listPriceMinor()));
        Map<LocationCode, List<SkuCode>> plenty = new HashMap<>();
        openingStock.stream()
                .flatMap(receipt -> receipt.lines().stream())
                .filter(line -> line.quantity() >= LEAST_ON_THE_SHELF
                        && prices.containsKey(line.shelf().sku()))
                .forEach(line -> plenty.computeIfAbsent(line.shelf().location(), first -> new ArrayList<>())
                        .add(line.shelf().sku()));
        List<Order> orders = new ArrayList<>();
        for (Waiting waiting : network.waiting()) {
            LocationCode location = new LocationCode(waiting.location());
            List<SkuCode> goods = plenty.getOrDefault(location, List.of());
            // Where nothing is in plenty, nobody waits for anything.
            int wanted = goods.isEmpty() ? 0 : waiting.paid() + waiting.unpaid();
            for (int i = 1; i <= wanted; i++) {
                String id = "demo-waiting-%s-%s-%d".formatted(waiting.channel(), waiting.location(), i);
                List<Line> lines = new ArrayList<>();
                for (int line = 1; line <= 1 + lot(id, MOST_LINES); line++) {
                    String of = id + "/" + line;
                    SkuCode sku = goods.get(lot(of, goods.size()));
                    lines.add(new Line(sku, 1 + lot(of + "units", MOST_UNITS), prices.getOrDefault(sku, 0L)));
                }
                Instant at = last.minus(Duration.ofMinutes(lot(id + "minute", MINUTES)));
                orders.add(new Order(
                        id,
                        new ChannelCode(waiting.channel()),
                        waiting.mode(),
                        location,
                        at,
                        i <= waiting.paid(),
                        lines));
            }
        }
        return orders.stream().sorted(Comparator.comparing(Order::at)).toList();
    }

    static Facts.Form<Order> orders(Wire wire) {
        return new Facts.Form<>("orders under way", "/v1/orders", "/v1/orders/", Order::id, (order, json) -> {
            json.writeStringProperty("channel", order.channel().value());
            wire.currency(json);
            json.writeArrayPropertyStart("lines");
            for (Line line : order.lines()) {
                json.writeStartObject();
                json.writeStringProperty("sku", line.sku().value());
                json.writeNumberProperty("quantity", line.quantity());
                wire.money("unitPrice", line.unitMinor(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("fulfilment");
            json.writeStringProperty("mode", order.mode());
            json.writeStringProperty("location", order.location().value());
            json.writeEndObject();
            if (order.paid()) {
                json.writeArrayPropertyStart("tenders");
                json.writeStartObject();
                json.writeStringProperty("kind", "TEST");
                wire.money("amount", order.totalMinor(), json);
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeStringProperty("occurredAt", order.at().toString());
        });
    }

    /** A number from 0 up to the limit, always the same for a text. */
    private static int lot(String text, int limit) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % limit);
    }
}
