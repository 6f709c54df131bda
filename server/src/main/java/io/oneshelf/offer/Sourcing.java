package io.oneshelf.offer;

import io.oneshelf.kernel.SkuCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where goods leave from when the shopper names no place. The rule, places tried in their given order: the first that
 * has everything; else, line by line, the first that has the whole line; else the first place of all, which will then be
 * found short. Services leave from wherever the goods do.
 */
final class Sourcing {

    private Sourcing() {}

    /** The place of each line, in the order of the lines. */
    static List<Place> places(List<Wanted> lines, Map<SkuCode, Ware> wares, List<Place> places) {
        Map<SkuCode, Long> demand = new LinkedHashMap<>();
        for (Wanted line : lines) {
            if (isGoods(line, wares)) {
                demand.merge(line.sku(), line.quantity(), Math::addExact);
            }
        }
        for (Place place : places) {
            if (demand.entrySet().stream().allMatch(wanted -> has(place, wanted.getKey()) >= wanted.getValue())) {
                return lines.stream().map(line -> place).toList();
            }
        }
        return lineByLine(lines, wares, places);
    }

    private static List<Place> lineByLine(List<Wanted> lines, Map<SkuCode, Ware> wares, List<Place> places) {
        Map<Place, Map<SkuCode, Long>> taken = new HashMap<>();
        return lines.stream()
                .map(line -> {
                    if (!isGoods(line, wares)) {
                        return places.getFirst();
                    }
                    for (Place place : places) {
                        Map<SkuCode, Long> here = taken.computeIfAbsent(place, any -> new HashMap<>());
                        long already = here.getOrDefault(line.sku(), 0L);
                        if (has(place, line.sku()) - already >= line.quantity()) {
                            here.put(line.sku(), already + line.quantity());
                            return place;
                        }
                    }
                    return places.getFirst();
                })
                .toList();
    }

    private static boolean isGoods(Wanted line, Map<SkuCode, Ware> wares) {
        Ware ware = wares.get(line.sku());
        return ware != null && ware.goods();
    }

    private static long has(Place place, SkuCode sku) {
        return place.available().getOrDefault(sku, 0L);
    }
}
