package io.oneshelf.bench.subject;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * SKUs at locations, and so many of each on every shelf. Codes are all of one length, so that requests are, too. Setting up
 * twice does nothing further.
 *
 * @param prefix two capital letters, which tell one benchmark's goods from another's
 * @param skus 1 to 10,000,000
 * @param locations 1 to 99
 * @param each how many are received of every SKU at every location, at least 1
 */
public record Goods(String prefix, int skus, int locations, long each) {

    /** What every SKU costs, in pence. */
    public static final int PRICE = 1_299;

    private static final int BATCH = 500;
    private static final int MOVEMENT_LINES = 10_000;

    public String sku(int number) {
        return "%s%07d".formatted(prefix, number);
    }

    public String location(int number) {
        return "%s-L%02d".formatted(prefix, number);
    }

    /** The codes as they stand in requests. */
    public byte[][] skuCodes() {
        return codes(skus, this::sku);
    }

    public byte[][] locationCodes() {
        return codes(locations, this::location);
    }

    private static byte[][] codes(int count, IntFunction<String> code) {
        return IntStream.range(0, count)
                .mapToObj(number -> code.apply(number).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Puts all of it there: locations, products, prices where wanted, and the goods themselves. */
    public Goods setUp(Api api, boolean priced) {
        for (int number = 0; number < locations; number++) {
            api.put("/v1/locations/" + location(number), """
                    {"name":"%s","kind":"WAREHOUSE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                     "modes":["CARRY_OUT","PICKUP","SHIP","DELIVER"]}""".formatted(location(number)));
        }
        for (int first = 0; first < skus; first += BATCH) {
            int last = Math.min(skus, first + BATCH);
            api.put("/v1/products/" + sku(first) + "-P", """
                    {"name":{"en":"Goods from %s"},"category":"goods","skus":[%s]}""".formatted(
                    sku(first), each(first, last, number -> "{\"code\":\"" + sku(number) + "\",\"unit\":\"EACH\"}")));
            if (priced) {
                api.batch(
                        "/v1/prices:batch", "[" + each(first, last, number -> """
                                {"id":"%s","list":{"amount":"%d","currency":"GBP"}}""".formatted(sku(number), PRICE)) + "]");
            }
        }
        receive(api);
        return this;
    }

    private void receive(Api api) {
        int shelves = skus * locations;
        for (int first = 0; first < shelves; first += MOVEMENT_LINES) {
            String lines = each(first, Math.min(shelves, first + MOVEMENT_LINES), shelf ->
                    """
                    {"sku":"%s","location":"%s","quantity":%d}""".formatted(sku(shelf / locations), location(shelf % locations), each));
            api.put("/v1/stock/movements/" + prefix + "-" + first, "{\"kind\":\"RECEIVE\",\"lines\":[" + lines + "]}");
        }
    }

    private static String each(int first, int last, IntFunction<String> json) {
        return IntStream.range(first, last).mapToObj(json).collect(Collectors.joining(","));
    }

    /** What the shelves say now, all of them together. */
    public Sum sum(Api api) {
        int pairsMax = 50_000;
        int shelves = skus * locations;
        long onHand = 0;
        long reserved = 0;
        for (int first = 0; first < shelves; first += pairsMax) {
            StringJoiner pairs = new StringJoiner(",", "{\"pairs\":[", "]}");
            for (int shelf = first; shelf < Math.min(shelves, first + pairsMax); shelf++) {
                pairs.add("{\"sku\":\"" + sku(shelf / locations) + "\",\"location\":\"" + location(shelf % locations)
                        + "\"}");
            }
            for (JsonNode line :
                    api.post("/v1/stock/availability:query", pairs.toString()).path("lines")) {
                onHand += line.path("onHand").asLong();
                reserved += line.path("reserved").asLong();
            }
        }
        return new Sum(onHand, reserved);
    }

    /** How many units came in. */
    public long received() {
        return each * skus * locations;
    }

    /** What all shelves have together. */
    public record Sum(long onHand, long reserved) {}
}
