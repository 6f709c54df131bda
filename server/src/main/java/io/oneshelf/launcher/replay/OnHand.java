package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server says is on a shelf now.
 *
 * @param reserved units promised to somebody
 */
record OnHand(long units, long reserved) {

    static final OnHand NOTHING = new OnHand(0, 0);

    /** The most pairs one query may ask for is 100,000. */
    private static final int PAIRS = 20_000;

    /** Asks for the shelves, all of them in a few queries. */
    static Map<Shelf, OnHand> of(Api api, Wire wire, List<Shelf> shelves) {
        JsonMapper json = JsonMapper.shared();
        Map<Shelf, OnHand> onHand = new HashMap<>();
        for (int from = 0; from < shelves.size(); from += PAIRS) {
            List<Shelf> some = shelves.subList(from, Math.min(shelves.size(), from + PAIRS));
            Answer answer = api.post("/v1/stock/availability:query", wire.object(out -> {
                out.writeArrayPropertyStart("pairs");
                some.forEach(shelf -> {
                    out.writeStartObject();
                    out.writeStringProperty("sku", shelf.sku().value());
                    out.writeStringProperty("location", shelf.location().value());
                    out.writeEndObject();
                });
                out.writeEndArray();
            }));
            if (!answer.isGood()) {
                throw new CannotGoOn("The server answered %d when asked what is on the shelves: %s"
                        .formatted(answer.status(), answer.text()));
            }
            for (JsonNode line : json.readTree(answer.body()).path("lines")) {
                onHand.put(
                        new Shelf(
                                new LocationCode(line.path("location").asString()),
                                new SkuCode(line.path("sku").asString())),
                        new OnHand(
                                line.path("onHand").asLong(),
                                line.path("reserved").asLong()));
            }
        }
        return onHand;
    }
}
