package io.oneshelf.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The floors of the house from the ground up. A module may lean on modules of lower floors only; modules of one floor do not
 * know each other. The slab stands in four courses, each knowing only those before it.
 */
final class Floors {

    static final String ROOT = "io.oneshelf";

    /** Floor to its modules, from the ground up. A module appears in the house when it has content. */
    static final Map<String, List<String>> FROM_THE_GROUND_UP = floors();

    private Floors() {}

    private static Map<String, List<String>> floors() {
        Map<String, List<String>> floors = new LinkedHashMap<>();
        floors.put("SLAB kernel", List.of("kernel"));
        floors.put("SLAB ledger", List.of("ledger"));
        floors.put("SLAB journal", List.of("journal"));
        floors.put("SLAB access", List.of("access"));
        floors.put("FACTS", List.of("catalog", "network", "member"));
        floors.put("NUMBERS", List.of("pricing", "promotion", "tax", "sourcing", "stock", "loyalty", "payment"));
        floors.put("OFFER", List.of("offer"));
        floors.put("PROMISE", List.of("order"));
        floors.put(
                "FOLLOWERS",
                List.of("fulfilment", "till", "supply", "shopfloor", "aftersales", "marketing", "message", "insight"));
        floors.put("LINKS", List.of("connect", "edge"));
        floors.put("LAUNCHER", List.of("launcher"));
        return floors;
    }

    /** How high a module stands, from 0; empty for a package that is no module. */
    static Optional<Integer> heightOf(String module) {
        int height = 0;
        for (List<String> modules : FROM_THE_GROUND_UP.values()) {
            if (modules.contains(module)) {
                return Optional.of(height);
            }
            height++;
        }
        return Optional.empty();
    }

    /** The module a package belongs to: the word after the root. */
    static String moduleOf(String packageName) {
        String below = packageName.substring(Math.min(packageName.length(), ROOT.length() + 1));
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
