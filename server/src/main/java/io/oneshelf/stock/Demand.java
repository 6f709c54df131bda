package io.oneshelf.stock;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What lines together ask of each shelf, in the order in which the shelves are first named. */
final class Demand {

    private Demand() {}

    static Map<Shelf, Long> of(Collection<StockLine> lines) {
        Map<Shelf, Long> demand = new LinkedHashMap<>();
        for (StockLine line : lines) {
            demand.merge(line.shelf(), line.quantity(), Math::addExact);
        }
        return demand;
    }
}
